"use client";
import { Plus, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { LinkButton } from "@/components/ui/LinkButton";
import type { MailingList } from "@/lib/lists/schema";
import { paths } from "@/lib/paths";

interface NoContactsProps {
  list: MailingList;
  search: string;
  onClear: () => void;
  onAdd: () => void;
}

/** Nobody fits the search, or nobody is in the list, which a mistyped number shows just so. */
export function NoContacts({ list, search, onClear, onAdd }: NoContactsProps) {
  const t = useTranslations("lists.contacts");
  if (search) return <EmptyState action={<Button onPress={onClear}>{t("clearSearch")}</Button>}>{t("noMatch")}</EmptyState>;
  return (
    <EmptyState
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <LinkButton kind="primary" size="large" icon={Upload} href={paths.list(list.id, "import")}>
            {t("toImport")}
          </LinkButton>
          <Button size="large" icon={Plus} onPress={onAdd}>
            {t("add")}
          </Button>
        </div>
      }
    >
      {t("empty", { id: String(list.id) })}
    </EmptyState>
  );
}
