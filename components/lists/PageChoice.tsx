"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/Checkbox";
import type { ShownContact } from "@/lib/lists/contact-schema";
import type { Selection } from "./use-selection";

interface PageChoiceProps {
  contacts: readonly ShownContact[];
  selection: Selection;
  /** The words beside the box, where there is room for them. */
  withWords?: boolean;
}

/** Chooses the whole page, or lets it go. */
export function PageChoice({ contacts, selection, withWords = false }: PageChoiceProps) {
  const t = useTranslations("lists.contacts");
  const chosen = contacts.filter(({ id }) => selection.isChosen(id)).length;
  return (
    <Checkbox
      aria-label={withWords ? undefined : t("choosePage")}
      isSelected={chosen > 0 && chosen === contacts.length}
      isIndeterminate={chosen > 0 && chosen < contacts.length}
      isDisabled={selection.isAll}
      onChange={(isChosen) => selection.set(contacts, isChosen)}
    >
      {withWords && t("choosePage")}
    </Checkbox>
  );
}
