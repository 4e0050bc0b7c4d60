"use client";
import { ClipboardCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { DownloadButton } from "@/components/downloads/DownloadButton";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { REGISTRY_CHECK_DAYS } from "@/lib/lists/registry-check";
import type { RegistryCheckAnswer } from "@/lib/lists/registry-check-schema";
import type { MailingList } from "@/lib/lists/schema";
import { paths } from "@/lib/paths";
import { RegistryCheck } from "../RegistryCheck";
import { RecordCheckDialog } from "./RecordCheckDialog";
import { RecordedCheck } from "./RecordedCheck";

/** The list's comparison with the national registry: when it was made, the numbers for the next, and what came of it. People make it, never we. */
export function RegistryCheckCard({ list }: { list: MailingList }) {
  const t = useTranslations("lists.registryCheck");
  const [isOpen, setOpen] = useState(false);
  const [recorded, setRecorded] = useState<RegistryCheckAnswer | null>(null);
  return (
    <Card title={t("title")} aside={<RegistryCheck list={list} />}>
      <p className="max-w-[72ch] text-ink-2">{t(list.purpose === "marketing" ? "why" : "whyService", { days: REGISTRY_CHECK_DAYS })}</p>
      {recorded && <RecordedCheck answer={recorded} />}
      <ol className="mt-4 grid gap-4 md:grid-cols-3 md:gap-6">
        <Step number={1} title={t("export.title")} text={t("export.text")}>
          <DownloadButton address={paths.api.phonesToCheck(list.id)}>{t("export.button")}</DownloadButton>
        </Step>
        <Step number={2} title={t("compare.title")} text={t("compare.text")} />
        <Step number={3} title={t("record.title")} text={t("record.text")}>
          <Button icon={ClipboardCheck} onPress={() => setOpen(true)}>
            {t("record.button")}
          </Button>
        </Step>
      </ol>
      <RecordCheckDialog
        list={list}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onDone={(answer) => {
          setOpen(false);
          setRecorded(answer);
        }}
      />
    </Card>
  );
}

function Step({ number, title, text, children }: { number: number; title: string; text: string; children?: ReactNode }) {
  return (
    <li className="flex flex-col items-start gap-2">
      <h3 className="font-semibold">
        {number}. {title}
      </h3>
      <p className="text-ink-2">{text}</p>
      {children}
    </li>
  );
}
