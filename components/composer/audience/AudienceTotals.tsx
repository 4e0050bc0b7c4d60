"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { fieldProblems } from "@/lib/http/field-problems";
import { useComposer } from "../use-composer";
import { FiguresRow } from "./FiguresRow";

/** All sources together, each number once. */
export function AudienceTotals() {
  const t = useTranslations("audiences.sources");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const { values, audience } = useComposer();
  const { figures, repaired, isCounting, isReading, error, retry } = audience;
  const hasLists = values.sources.some((source) => "listId" in source);
  if (error !== null && !isCounting) {
    const ofSources = fieldProblems(error).size > 0;
    return (
      <Banner tone="danger" title={t("notCounted")} announce action={<Button onPress={retry}>{ui("retry")}</Button>}>
        {ofSources ? t("notCountedHelp") : errorText(error)}
      </Banner>
    );
  }
  if (!figures) {
    if (isReading && !isCounting) return <p className="text-ink-2">{t("waiting")}</p>;
    return (
      <Loading>
        <Skeleton className="h-24 w-full" />
      </Loading>
    );
  }
  const within = figures.sources.reduce((sum, { duplicates }) => sum + duplicates, 0);
  const between = figures.duplicates - within;
  return (
    <section aria-label={t("total")}>
      <FiguresRow
        figures={{ ...figures, repaired }}
        acceptedNote={t("acceptedTotal", { count: figures.sources.length })}
        {...(hasLists && { repairedNote: t("repairedWithoutLists") })}
        duplicatesNote={between > 0 ? t("between", { count: between }) : t("betweenNone")}
      />
    </section>
  );
}
