"use client";
import { useFormatter, useTranslations } from "next-intl";
import { BarList } from "@/components/charts/BarList";
import { ChartCard } from "@/components/charts/ChartCard";
import { TwinTable } from "@/components/charts/TwinTable";
import { Button } from "@/components/ui/Button";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import { useMore } from "@/components/ui/use-more";
import { type KeyNames, pressesOf } from "@/lib/reports/presses";
import type { ReportSummary } from "@/lib/reports/schema";
import { shareText } from "@/lib/reports/series";
import { FilterLink } from "./FilterLink";
import { useFigures, useScope } from "./figures";
import { Presses, useKeyNames } from "./key-names";
import { amongAnswered, type CallFilterState, ownOfAnswered } from "./use-call-filter";

/** Single keys are all shown; sequences fill up to so many lines. */
const LINES = 6;
const SEQUENCES_AT_ONCE = 50;

/**
 * Single keys in their order, then the sequences, the commonest first; those who pressed none are the last line. An answer that has a name
 * is there even when nobody gave it.
 */
function pressedOf({ byDigits }: ReportSummary, { answers }: KeyNames, chosen: string[]) {
  const rank = (digits: string) => (digits.length === 1 ? 0 : 1);
  const kept = new Set([...Object.keys(answers), ...chosen]);
  const ungiven = [...kept].filter((digits) => !byDigits.some(({ key }) => key === digits));
  return [...byDigits, ...ungiven.map((key) => ({ key, count: 0 }))]
    .filter(({ key }) => key !== "")
    .sort((a, b) => rank(a.key) - rank(b.key) || (rank(a.key) === 1 && b.count - a.count) || (a.key < b.key ? -1 : 1));
}

/** Which keys those who answered pressed; each line filters the calls. A 9 among them is a wish not to be called again. */
export function KeysChart({ calls }: { calls: CallFilterState }) {
  const t = useTranslations("reports.charts.keys");
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  const names = useKeyNames();
  const figures = useFigures(ownOfAnswered(calls.filter, "digits"));
  const card = { title: t("title"), scope: useScope(figures), isStale: figures.isStale };
  const { summary } = figures;
  const pressed = pressedOf(summary, names, calls.filter.digits);
  const more = useMore(pressed, Math.max(LINES, pressed.filter(({ key }) => key.length === 1).length), SEQUENCES_AT_ONCE);
  const none = { key: "", count: summary.answered - summary.pressed };
  const { filter } = calls;
  // Nobody presses a key in a call that wasn't answered: those who pressed none are looked for among the answered.
  const choose = (digits: string) => {
    if (digits !== "") return void calls.toggle("digits", digits);
    const others = filter.digits.filter((value) => value !== "");
    const isOn = others.length === filter.digits.length;
    void calls.change({ digits: isOn ? [...others, ""] : others, ...amongAnswered(filter, isOn) });
  };
  const word = (digits: string) => {
    if (digits === "") return t("none");
    const code = () => <Presses digits={digits} />;
    if (digits.includes("9")) return t.rich("optOut", { code, digits });
    if (pressesOf(digits, names).some(({ name }) => name !== null)) return code();
    return t.rich(digits.length > 1 ? "sequence" : "single", { ...rich, digits });
  };
  const linkOf = (key: string) => (
    <FilterLink pressed={filter.digits.includes(key)} onPress={() => choose(key)}>
      {word(key)}
    </FilterLink>
  );
  if (summary.answered === 0)
    return <ChartCard {...card} chart={<p className="text-ink-2">{figures.isSlice ? t("emptySlice") : t("empty")}</p>} table={null} />;
  return (
    <ChartCard
      {...card}
      subtitle={t.rich("of", { ...rich, count: format.number(summary.answered) })}
      chart={
        <>
          <BarList
            label={t("title")}
            rows={[...more.shown, none].map(({ key, count }) => ({
              key: key || "none",
              label: linkOf(key),
              isFaded: filter.digits.length > 0 && !filter.digits.includes(key),
              parts: [{ fill: key === "" ? "not-answered" : "answered", value: count }],
              value: format.number(count),
              end: <Ltr>{shareText(count, summary.answered)}</Ltr>,
            }))}
          />
          {more.next > 0 && (
            <Button kind="quiet" onPress={more.showNext} className="mt-2">
              {t("more", { count: more.next })}
            </Button>
          )}
          {more.isExtended && (
            <Button kind="quiet" onPress={more.showFirst} className="mt-2">
              {t("fewer")}
            </Button>
          )}
        </>
      }
      table={
        <TwinTable
          caption={t("title")}
          columns={[
            { key: "key", header: t("key") },
            { key: "count", header: charts("count"), numeric: true },
            { key: "share", header: charts("share"), numeric: true },
          ]}
          rows={[none, ...pressed].map(({ key, count }) => ({
            key: key || "none",
            cells: { key: linkOf(key), count: format.number(count), share: <Ltr>{shareText(count, summary.answered)}</Ltr> },
          }))}
        />
      }
      note={t.rich("optOuts", { ...rich, count: summary.optOuts, shown: format.number(summary.optOuts) })}
    />
  );
}
