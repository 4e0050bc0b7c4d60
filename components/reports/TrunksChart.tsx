"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { Button } from "@/components/ui/Button";
import { rich } from "@/components/ui/rich";
import { CountsBars, CountsTable } from "./CountsBars";
import { useFigures, useScope } from "./figures";
import type { CallFilterState } from "./use-call-filter";
import { useFilterWords } from "./use-filter-words";

const COMMONEST = 8;

/** The lines that the calls went out by; each filters the calls. Worth showing where there is more than one. */
export function TrunksChart({ calls }: { calls: CallFilterState }) {
  const t = useTranslations("reports.charts.trunks");
  const format = useFormatter();
  const words = useFilterWords();
  const figures = useFigures(["trunk"]);
  const scope = useScope(figures);
  const [all, setAll] = useState(false);
  const { byTrunk, recipients } = figures.summary;
  const rows = byTrunk.map(({ key, count }) => ({ value: key, count }));
  // What is chosen is shown with its count, however rare.
  const commonest = rows.filter(({ value }, place) => place < COMMONEST || calls.filter.trunk.includes(value));
  const hidden = rows.length - commonest.length;
  const shown = { label: t("title"), header: t("trunk"), total: recipients, word: (value: string) => words("trunk", value) };
  return (
    <ChartCard
      title={t("title")}
      scope={scope}
      isStale={figures.isStale}
      subtitle={t.rich("of", { ...rich, count: recipients, shown: format.number(recipients) })}
      chart={
        <>
          <CountsBars {...shown} rows={all ? rows : commonest} name="trunk" calls={calls} />
          {rows.length > commonest.length && (
            <Button kind="quiet" onPress={() => setAll(!all)} className="mt-2">
              {all ? t("fewer") : t("more", { count: hidden })}
            </Button>
          )}
        </>
      }
      table={<CountsTable {...shown} rows={rows} name="trunk" calls={calls} />}
    />
  );
}
