"use client";
import { useTranslations } from "next-intl";
import { VERDICTS } from "@/lib/reports/verdict";

/** The shape of what comes. */
export function ReportSkeleton() {
  const t = useTranslations("reports");
  return (
    <div role="status" aria-label={t("loading")} className="animate-pulse">
      <div className="mb-2 h-8 w-2/3 rounded-md bg-sunken" />
      <div className="mb-6 h-5 w-1/2 rounded-md bg-sunken" />
      <div className="mb-3 h-4 rounded-sm bg-sunken" />
      <div className="mb-6 grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-[1.35fr_repeat(4,1fr)]">
        {VERDICTS.slice(0, 9).map((card) => (
          <div
            key={card}
            className="h-[102px] rounded-lg bg-sunken first:row-span-2 first:h-auto first:max-xl:col-span-full first:max-xl:h-40"
          />
        ))}
      </div>
      <div className="mb-6 grid gap-3 xl:grid-cols-[1.9fr_1fr]">
        <div className="h-72 rounded-lg bg-sunken" />
        <div className="h-72 rounded-lg bg-sunken" />
      </div>
    </div>
  );
}
