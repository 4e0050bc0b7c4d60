"use client";
import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/Skeleton";
import { VERDICTS } from "@/lib/reports/verdict";

/** The shape of what comes. */
export function ReportSkeleton() {
  const t = useTranslations("reports");
  return (
    <div role="status" aria-label={t("loading")} aria-busy="true">
      <Skeleton className="mb-2 h-8 w-2/3 max-md:h-16 max-md:w-full" />
      <Skeleton className="mb-6 h-5 w-1/2" />
      <Skeleton className="mb-3 h-4" />
      <div className="mb-6 grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-[1.35fr_repeat(4,1fr)]">
        {VERDICTS.slice(0, 9).map((card) => (
          <Skeleton
            key={card}
            className="h-[102px] rounded-lg! first:row-span-2 first:h-auto first:max-xl:col-span-full first:max-xl:h-48"
          />
        ))}
      </div>
      <div className="mb-6 grid gap-3 xl:grid-cols-[1.9fr_1fr]">
        <Skeleton className="h-72 rounded-lg!" />
        <Skeleton className="h-72 rounded-lg!" />
      </div>
    </div>
  );
}
