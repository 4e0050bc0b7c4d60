"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/Skeleton";

/** The charts come after the sentence and the outcomes can be read; until then their place is kept. */
export const LazyCharts = dynamic(
  () =>
    import("./ReportCharts").then(
      ({ ReportCharts }) => ReportCharts,
      () => ChartsMissing,
    ),
  { ssr: false, loading: ChartsSkeleton },
);

function ChartsSkeleton() {
  return (
    <div className="mb-6 grid gap-3 xl:grid-cols-[1.9fr_1fr]">
      <Skeleton className="h-96 rounded-lg!" />
      <Skeleton className="h-96 rounded-lg!" />
    </div>
  );
}

/** Their code did not arrive: the connection broke, or a new version was put in its place. */
function ChartsMissing() {
  const t = useTranslations("reports.charts");
  return <p className="mb-6 text-ink-2">{t("missing")}</p>;
}
