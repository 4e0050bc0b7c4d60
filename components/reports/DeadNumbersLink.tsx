"use client";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { FileDown } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/LinkButton";
import { paths } from "@/lib/paths";
import { reportQueries } from "@/lib/reports/queries";
import { countOf } from "@/lib/reports/summary-figures";

/** The campaign's numbers that do not exist as a file, to rid lists of them; nothing where there are none. */
export function DeadNumbersLink({ campaignId, className }: { campaignId: number; className?: string }) {
  const t = useTranslations("reports.deadNumbers");
  const format = useFormatter();
  const { data } = useQuery(reportQueries.report(campaignId));
  const count = data ? countOf(data.summary, "nonexistent") : 0;
  if (count === 0) return null;
  return (
    <div className={clsx("rounded-md bg-sunken p-3", className)}>
      <LinkButton icon={FileDown} href={paths.api.campaignDeadNumbers(campaignId)} download>
        {t("download", { count, shown: format.number(count) })}
      </LinkButton>
      <p className="mt-1 text-ink-2 text-sm">{t("why")}</p>
    </div>
  );
}
