"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import { shareText } from "@/lib/reports/series";
import type { Signal } from "@/lib/reports/verdict";
import { useFigures, useScope } from "./figures";
import type { CallFilterState, SignalWord } from "./use-call-filter";

const SIGNALS: { value: Signal; word: SignalWord; name: "yes" | "no" | "unknown" }[] = [
  { value: true, word: "true", name: "yes" },
  { value: false, word: "false", name: "no" },
  { value: null, word: "unknown", name: "unknown" },
];

/** What a pair of signals says; reference, "Dialing indicators". */
function meaningOf(had180: Signal, had183: Signal): "meaningYesYes" | "meaningYes" | "meaningNoYes" | "meaningNo" | "meaningUnknown" {
  if (had180) return had183 ? "meaningYesYes" : "meaningYes";
  if (had183) return "meaningNoYes";
  return had180 === false ? "meaningNo" : "meaningUnknown";
}

/** The calls by 180 × 183, three-valued, which is a table by itself; each cell filters the calls. */
export function IndicatorsMatrix({ calls }: { calls: CallFilterState }) {
  const t = useTranslations("reports.charts.indicators");
  const format = useFormatter();
  const id = useId();
  const figures = useFigures(["had180", "had183"]);
  const scope = useScope(figures);
  const { summary } = figures;
  const largest = Math.max(1, ...summary.indicators.map(({ count }) => count));
  const { had180, had183 } = calls.filter;
  const choose = (first: SignalWord, second: SignalWord, chosen: boolean) =>
    calls.change(chosen ? { had180: [], had183: [] } : { had180: [first], had183: [second] });
  return (
    <section aria-labelledby={id} aria-busy={figures.isStale} className="min-w-0 rounded-lg border border-line bg-surface p-4">
      <header className="mb-3 flex flex-wrap items-baseline gap-x-3">
        <h2 id={id} className="font-semibold leading-6">
          <bdi dir="ltr">{t("title")}</bdi>
        </h2>
        <span className="ms-auto text-sm text-ink-2">{t.rich("of", { ...rich, count: format.number(summary.recipients) })}</span>
        {scope && <p className="basis-full font-semibold text-sm leading-5">{scope}</p>}
      </header>
      <table className={`w-full table-fixed border-separate border-spacing-1 text-sm ${figures.isStale ? "opacity-60" : ""}`}>
        <thead>
          <tr>
            <td className="w-[22%]" />
            {SIGNALS.map(({ name }) => (
              <th key={name} scope="col" className="pb-1 font-semibold text-ink-2">
                <span className="block font-normal">
                  <bdi>{t("had183")}</bdi>
                </span>
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SIGNALS.map((row) => (
            <tr key={row.name}>
              <th scope="row" className="pe-2 text-start font-semibold text-ink-2">
                <span className="block font-normal">
                  <bdi>{t("had180")}</bdi>
                </span>
                {t(row.name)}
              </th>
              {SIGNALS.map((column) => {
                const cell = summary.indicators.find((entry) => entry.had180 === row.value && entry.had183 === column.value);
                const count = cell?.count ?? 0;
                const chosen = had180.length === 1 && had180[0] === row.word && had183.length === 1 && had183[0] === column.word;
                const passes = (had180.length === 0 || had180.includes(row.word)) && (had183.length === 0 || had183.includes(column.word));
                return (
                  <td key={column.name} className="h-px p-0">
                    <button
                      type="button"
                      aria-pressed={chosen}
                      onClick={() => choose(row.word, column.word, chosen)}
                      className={`flex h-full min-h-20 w-full cursor-pointer flex-col rounded-md border p-2 text-start hover:bg-hover ${
                        chosen ? "border-accent bg-accent-soft" : "border-line"
                      }`}
                    >
                      <span>
                        <b className="font-semibold text-base">
                          <Ltr>{format.number(count)}</Ltr>
                        </b>{" "}
                        {count > 0 && (
                          <span className="text-ink-2">
                            <Ltr>{shareText(count, summary.recipients)}</Ltr>
                          </span>
                        )}
                      </span>
                      <span aria-hidden="true" className={`my-1 block h-1 w-full bg-track ${passes ? "" : "opacity-30"}`}>
                        <i className="block h-full bg-bar-not" style={{ width: `${(count / largest) * 100}%` }} />
                      </span>
                      <span className="text-ink-2 leading-4">{t(meaningOf(row.value, column.value))}</span>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3 text-sm text-ink-2 leading-5">{t("intro")}</p>
    </section>
  );
}
