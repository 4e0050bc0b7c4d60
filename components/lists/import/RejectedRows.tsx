"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Disclosure } from "@/components/ui/Disclosure";
import { Ltr } from "@/components/ui/Ltr";
import { rejectLines } from "@/lib/audiences/reject-lines";
import type { AudienceSummary, Reject } from "@/lib/audiences/schema";
import { ToldRows } from "./ToldDetails";

interface RejectedRowsProps {
  summary: AudienceSummary;
  rejects: readonly Reject[];
}

/** What was refused, by reason with what to do about it and the first rows of each; all of it as a file. */
export function RejectedRows({ summary: { reasons, rejected }, rejects }: RejectedRowsProps) {
  const t = useTranslations("audiences");
  const own = useTranslations("lists.import.read");
  const download = () => {
    const lines = rejectLines(rejects, {
      column: (column) => t(`rejectsFile.${column}`),
      reason: (reason) => t(`reasons.${reason}`),
      advice: (reason) => t(`advice.${reason}`),
    });
    const address = URL.createObjectURL(new Blob([...lines], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = "rejects.csv";
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <section aria-label={t("rejects")} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold">
          {t("rejects")} <span className="font-normal text-ink-2">{t("number", { value: rejected })}</span>
        </h3>
        <span className="text-ink-2 text-sm">{own("rejectsNote")}</span>
        <Button icon={Download} onPress={download} className="ms-auto">
          {t("downloadRejects")}
        </Button>
      </div>
      <div className="divide-y rounded-md border">
        {reasons
          .filter(({ reason }) => reason !== "empty")
          .map(({ reason, count, sample }) => (
            <Disclosure
              key={reason}
              className="px-4 py-1"
              title={
                <span className="flex min-w-0 items-baseline gap-3">
                  <Ltr className="min-w-8 text-right">{t("number", { value: count })}</Ltr>
                  {t(`reasons.${reason}`)}
                  <span className="font-normal text-ink-2 max-md:hidden">{t(`advice.${reason}`)}</span>
                </span>
              }
            >
              <p className="text-ink-2 text-sm md:hidden">{t(`advice.${reason}`)}</p>
              <ToldRows told={{ count, sample }} />
            </Disclosure>
          ))}
      </div>
    </section>
  );
}
