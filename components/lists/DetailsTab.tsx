"use client";
import { ListX, Pencil } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FactList } from "@/components/launches/FactList";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { Ltr } from "@/components/ui/Ltr";
import type { MailingList } from "@/lib/lists/schema";
import { formatTime } from "@/lib/time";
import { ContactTotal } from "./ContactTotal";
import { EditListDialog } from "./EditListDialog";
import { RegistryCheckCard } from "./registry-check/RegistryCheckCard";
import { UnregisterDialog } from "./UnregisterDialog";

/** What is known here of a list beside its contacts. */
export function DetailsTab({ list }: { list: MailingList }) {
  const t = useTranslations("lists");
  const locale = useLocale();
  const [act, setAct] = useState<"edit" | "remove" | null>(null);
  const dialog = (own: "edit" | "remove") => ({ list, isOpen: act === own, onClose: () => setAct(null) });
  const facts = [
    [t("columns.name"), <bdi key="name">{list.name}</bdi>],
    [t("fields.number"), <Ltr key="number">{list.id}</Ltr>],
    [t("columns.contacts"), <ContactTotal key="total" listId={list.id} />],
    [t("columns.purpose"), t(`purposes.${list.purpose}`)],
    [t("columns.consent"), list.consentSource === null ? t("consentUnknown") : <bdi key="consent">{list.consentSource}</bdi>],
    [t("details.registered"), t("details.by", { time: formatTime(list.createdAt, locale), person: list.createdBy.name })],
  ] as const;
  return (
    <div className="grid max-w-240 gap-4">
      <Card
        title={t("tabs.details")}
        aside={
          <Button icon={Pencil} onPress={() => setAct("edit")}>
            {t("edit")}
          </Button>
        }
      >
        <FactList facts={facts} />
      </Card>
      <RegistryCheckCard list={list} />
      <Card title={t("remove")}>
        <p className="max-w-[72ch] text-ink-2">{t("details.removeHint")}</p>
        <Button kind="danger" icon={ListX} onPress={() => setAct("remove")} className="mt-3 max-md:w-full">
          {t("remove")}
        </Button>
      </Card>
      <EditListDialog {...dialog("edit")} />
      <UnregisterDialog {...dialog("remove")} />
    </div>
  );
}
