"use client";
import clsx from "clsx";
import { ArrowDown, ArrowUp, ChevronDown } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Fragment, type ReactNode, useState } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { formatPhone } from "@/lib/phones/number";
import type { Call } from "@/lib/reports/schema";
import { formatDuration } from "@/lib/time";
import { CallDetails } from "./CallDetails";
import { GivenCause } from "./CauseWords";
import type { CallFilterState } from "./use-call-filter";
import { VerdictMark } from "./VerdictMark";

const COLUMNS = ["phone", "name", "verdict", "digits", "durationSeconds", "lastCall", "retries", "sipCode", "cause"] as const;
type ColumnName = (typeof COLUMNS)[number];
/** Figures stand at the right in both directions, units under units. */
const NUMERIC: ColumnName[] = ["durationSeconds", "lastCall", "retries"];
const atRight = (name: ColumnName) => (NUMERIC.includes(name) ? "[text-align:right]" : "text-start");

/** Nothing to show; a screen reader hears what is missing. */
function Absent({ word }: { word: string }) {
  return (
    <>
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      <span className="sr-only">{word}</span>
    </>
  );
}

/** What each column shows of a call; unknown is never a zero. */
function useCells(): (call: Call) => Record<ColumnName, ReactNode> {
  const t = useTranslations("reports.calls.values");
  const format = useFormatter();
  const none = <Absent word={t("none")} />;
  const unknown = <Absent word={t("unknown")} />;
  return (call) => ({
    phone: <Ltr mono>{formatPhone(call.phone)}</Ltr>,
    name: call.name === "" ? none : <bdi dir="auto">{call.name}</bdi>,
    verdict: <VerdictMark verdict={call.verdict} />,
    digits: call.digits === "" ? none : <Ltr mono>{call.digits}</Ltr>,
    durationSeconds:
      call.durationSeconds === null ? unknown : call.durationSeconds === 0 ? none : <Ltr>{formatDuration(call.durationSeconds)}</Ltr>,
    lastCall: call.lastCall === null ? none : <Ltr>{call.lastCall}</Ltr>,
    retries: call.retries === null ? unknown : <Ltr>{format.number(call.retries)}</Ltr>,
    sipCode: call.sipCode === "" ? none : <Ltr mono>{call.sipCode}</Ltr>,
    cause: call.cause === "" ? none : <GivenCause text={call.cause} />,
  });
}

interface CallsProps {
  rows: Call[];
  calls: CallFilterState;
}

/** The calls as rows. A heading sorts; the button at a row's end opens everything that IP-Sales said of the call. */
export function CallsTable({ rows, calls }: CallsProps) {
  const t = useTranslations("reports.calls");
  const cells = useCells();
  const [open, setOpen] = useState<string | null>(null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section aria-label={t("caption")} tabIndex={0} className="relative overflow-x-auto max-md:hidden">
      <table className="w-full border-collapse">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <SortHeading key={name} name={name} calls={calls} />
            ))}
            <th scope="col" className="h-9 border-t bg-sunken px-3">
              <span className="sr-only">{t("details")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((call, index) => {
            const key = `${call.phone} ${index}`;
            const shown = cells(call);
            return (
              <Fragment key={key}>
                <tr className="hover:bg-hover">
                  {COLUMNS.map((name) => (
                    <td key={name} className={clsx("h-10 max-w-64 truncate whitespace-nowrap border-t px-3 first:ps-4", atRight(name))}>
                      {shown[name]}
                    </td>
                  ))}
                  <td className="border-t px-2 text-end">
                    <DetailsButton call={call} open={open === key} onPress={() => setOpen(open === key ? null : key)} />
                  </td>
                </tr>
                {open === key && (
                  <tr className="bg-sunken">
                    <td colSpan={COLUMNS.length + 1}>
                      <CallDetails call={call} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The same calls as cards, for a phone's width. */
export function CallCards({ rows }: Pick<CallsProps, "rows">) {
  const t = useTranslations("reports.calls");
  const cells = useCells();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <ul aria-label={t("caption")} className="md:hidden">
      {rows.map((call, index) => {
        const key = `${call.phone} ${index}`;
        const shown = cells(call);
        return (
          <li key={key} className="border-t px-4 py-3">
            <div className="flex items-start gap-3">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap gap-x-3">
                  {shown.phone}
                  {call.name !== "" && <span className="min-w-0 truncate">{shown.name}</span>}
                </p>
                <p>{shown.verdict}</p>
                <p className="flex flex-wrap gap-x-3 text-ink-2 text-sm">
                  {call.lastCall !== null && shown.lastCall}
                  {call.durationSeconds !== null && call.durationSeconds > 0 && (
                    <span>
                      {t("columns.durationSeconds")} {shown.durationSeconds}
                    </span>
                  )}
                  {call.digits !== "" && (
                    <span>
                      {t("columns.digits")} {shown.digits}
                    </span>
                  )}
                </p>
              </div>
              <DetailsButton call={call} open={open === key} onPress={() => setOpen(open === key ? null : key)} />
            </div>
            {open === key && (
              <div className="mt-2 rounded-md bg-sunken">
                <CallDetails call={call} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function DetailsButton({ call, open, onPress }: { call: Call; open: boolean; onPress: () => void }) {
  const t = useTranslations("reports.calls");
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-label={t("showDetails", { phone: formatPhone(call.phone) })}
      onClick={onPress}
      className="grid size-8 cursor-pointer place-items-center rounded-md text-ink-2 hover:bg-hover max-md:size-12"
    >
      <ChevronDown size={16} aria-hidden className={clsx("transition-transform", open && "rotate-180")} />
    </button>
  );
}

/** Rising, falling, and back to the report's own order. */
function SortHeading({ name, calls }: { name: ColumnName; calls: CallFilterState }) {
  const t = useTranslations("reports.calls.columns");
  const { sort } = calls.filter;
  const direction = sort === name ? "ascending" : sort === `-${name}` ? "descending" : "none";
  const next = { none: name, ascending: `-${name}` as const, descending: null }[direction];
  const Arrow = direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={direction} className={clsx("h-9 whitespace-nowrap border-t bg-sunken px-3 first:ps-4", atRight(name))}>
      <button
        type="button"
        onClick={() => calls.change({ sort: next })}
        className="inline-flex min-h-6 cursor-pointer items-center gap-1 rounded-sm font-semibold text-ink-2 text-sm hover:text-ink"
      >
        {t(name)}
        <Arrow size={14} aria-hidden className={direction === "none" ? "invisible" : ""} />
      </button>
    </th>
  );
}
