"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import type { ShownContact } from "@/lib/lists/contact-schema";
import type { Selection } from "./use-selection";

interface AllFoundProps {
  contacts: readonly ShownContact[];
  /** How many the search finds on all pages; null: unknown, and they can't be chosen. */
  total: number | null;
  selection: Selection;
}

/** Once the whole page is chosen: it isn't all, and all can be. */
export function AllFound({ contacts, total, selection }: AllFoundProps) {
  const t = useTranslations("lists.contacts");
  const format = useFormatter();
  if (selection.isAll || total === null || total <= contacts.length) return null;
  if (!contacts.every(({ id }) => selection.isChosen(id))) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 border-t bg-sunken px-4 py-1 text-sm">
      <span>{t("pageChosen", { count: contacts.length })}</span>
      <Button kind="quiet" onPress={() => selection.chooseAll(total)} className="text-accent! max-md:-ms-3">
        {t("chooseAll", { count: total, shown: format.number(total) })}
      </Button>
    </p>
  );
}
