"use client";
import { CircleHelp } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { BarList, type BarRow } from "@/components/charts/BarList";
import { ChartCard } from "@/components/charts/ChartCard";
import { TwinTable } from "@/components/charts/TwinTable";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import { causeOfText } from "@/lib/reports/causes";
import type { ReportSummary } from "@/lib/reports/schema";
import { VERDICTS } from "@/lib/reports/verdict";
import { CauseMeaning, GivenCause, useCauseName } from "./CauseWords";
import { FilterLink } from "./FilterLink";
import { useFigures, useScope } from "./figures";
import type { CallFilterState } from "./use-call-filter";
import { VERDICT_FILLS, VerdictMark } from "./VerdictMark";

const COMMONEST = 10;

type Failure = ReportSummary["failures"][number];
interface CauseGroup {
  key: string;
  sipCode: string;
  cause: string;
  count: number;
  /** One cause splits by outcome: 603 without a ring is a block. */
  parts: Failure[];
}

/** Failures of one code and cause together, the commonest first; within one, in the order of the outcomes. */
function groupsOf(failures: Failure[]): CauseGroup[] {
  const groups = new Map<string, CauseGroup>();
  for (const failure of failures) {
    const key = `${failure.sipCode}|${failure.cause}`;
    const group = groups.get(key) ?? { key, sipCode: failure.sipCode, cause: failure.cause, count: 0, parts: [] };
    group.count += failure.count;
    group.parts.push(failure);
    groups.set(key, group);
  }
  for (const { parts } of groups.values()) parts.sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

/** Whether calls that the chart doesn't tell of, answered or never dialled, have the same cause. */
function isShared(whole: ReportSummary, cause: string): boolean {
  const sum = (rows: { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);
  const told = whole.failures.filter((failure) => failure.cause === cause && failure.verdict !== "notDialed");
  return sum(whole.byCause.filter(({ key }) => key === cause)) > sum(told);
}

/** A line is chosen and let go as a pair of code and cause, with its outcomes where calls of others have the same pair. */
function useCausePress(whole: ReportSummary, calls: CallFilterState) {
  const { cause, sipCode } = calls.filter;
  const isPressed = (group: CauseGroup) =>
    cause.length === 1 && sipCode.length === 1 && cause[0] === group.cause && sipCode[0] === group.sipCode;
  const passes = (group: CauseGroup) =>
    (cause.length === 0 || cause.includes(group.cause)) && (sipCode.length === 0 || sipCode.includes(group.sipCode));
  const press = (group: CauseGroup) => {
    const shared = isShared(whole, group.cause);
    const verdict = group.parts.map((part) => part.verdict);
    if (isPressed(group)) void calls.change({ cause: [], sipCode: [], ...(shared && { verdict: [] }) });
    else void calls.change({ cause: [group.cause], sipCode: [group.sipCode], ...(shared && { verdict }) });
  };
  return { isPressed, passes, press };
}

/** Why calls were not answered: by SIP code and Q.850 text. Each line filters the calls and can be explained. */
export function CausesChart({ whole, calls }: { whole: ReportSummary; calls: CallFilterState }) {
  const t = useTranslations("reports.charts.causes");
  const format = useFormatter();
  const nameOf = useCauseName();
  const [all, setAll] = useState(false);
  const [explained, setExplained] = useState<string | null>(null);
  const figures = useFigures(["cause", "sipCode"]);
  const card = { title: <bdi dir="ltr">{t("title")}</bdi>, scope: useScope(figures), isStale: figures.isStale };
  const { isPressed, passes, press } = useCausePress(whole, calls);
  const failures = figures.summary.failures.filter(({ verdict }) => verdict !== "notDialed");
  const groups = groupsOf(failures);
  const count = failures.reduce((sum, failure) => sum + failure.count, 0);
  if (count === 0)
    return <ChartCard {...card} chart={<p className="text-ink-2">{figures.isSlice ? t("emptySlice") : t("empty")}</p>} table={null} />;

  const rowOf = (group: CauseGroup): BarRow => {
    const name = nameOf(group.cause);
    const open = explained === group.key;
    const documented = causeOfText(group.cause);
    return {
      key: group.key,
      label: (
        <FilterLink pressed={isPressed(group)} onPress={() => press(group)}>
          <span className="flex items-baseline gap-3">
            <span className="min-w-8 flex-none">{group.sipCode ? <Ltr mono>{group.sipCode}</Ltr> : "–"}</span>
            <bdi dir={documented ? undefined : "auto"} className="min-w-0 break-words">
              {name}
            </bdi>
          </span>
        </FilterLink>
      ),
      parts: group.parts.map((part) => ({ fill: VERDICT_FILLS[part.verdict], value: part.count })),
      value: format.number(group.count),
      isFaded: !passes(group),
      end: (
        <IconButton
          icon={CircleHelp}
          label={t("explain", { name })}
          aria-expanded={open}
          onPress={() => setExplained(open ? null : group.key)}
          className="size-7! max-md:size-10!"
        />
      ),
      below: open && (
        <div className="mb-2 rounded-md bg-sunken p-3">
          <CauseMeaning text={group.cause} />
          <ul aria-label={t("outcome")} className="mt-2 flex flex-wrap gap-x-4 text-sm">
            {group.parts.map((part) => (
              <li key={part.verdict}>
                <VerdictMark verdict={part.verdict} /> <Ltr>{format.number(part.count)}</Ltr>
              </li>
            ))}
          </ul>
        </div>
      ),
    };
  };

  return (
    <ChartCard
      {...card}
      subtitle={t.rich("of", { ...rich, count: format.number(count) })}
      chart={
        <>
          <BarList longLabels label={t("title")} rows={(all ? groups : groups.slice(0, COMMONEST)).map(rowOf)} />
          {groups.length > COMMONEST && (
            <Button kind="quiet" onPress={() => setAll(!all)} className="mt-2">
              {all ? t("fewer") : t("more", { count: groups.length - COMMONEST })}
            </Button>
          )}
        </>
      }
      table={<CausesTable groups={groups} isPressed={isPressed} onPress={press} />}
    />
  );
}

interface CausesTableProps {
  groups: CauseGroup[];
  isPressed: (group: CauseGroup) => boolean;
  onPress: (group: CauseGroup) => void;
}

function CausesTable({ groups, isPressed, onPress }: CausesTableProps) {
  const t = useTranslations("reports.charts.causes");
  const reports = useTranslations("reports");
  const format = useFormatter();
  const rowOf = (failure: Failure, group: CauseGroup) => {
    const documented = causeOfText(failure.cause);
    return {
      key: `${failure.sipCode}|${failure.cause}|${failure.verdict}`,
      cells: {
        code: failure.sipCode ? <Ltr mono>{failure.sipCode}</Ltr> : t("noCode"),
        given: (
          <FilterLink pressed={isPressed(group)} onPress={() => onPress(group)}>
            <GivenCause text={failure.cause} />
          </FilterLink>
        ),
        class: reports(`classes.${failure.class}`),
        outcome: <VerdictMark verdict={failure.verdict} />,
        meaning: documented ? reports(`causes.${documented.id}.meaning`) : t("gateway"),
        count: format.number(failure.count),
      },
    };
  };
  return (
    <TwinTable
      caption={t("title")}
      columns={[
        { key: "code", header: t("code") },
        { key: "given", header: t("given") },
        { key: "class", header: t("class") },
        { key: "outcome", header: t("outcome") },
        { key: "meaning", header: t("meaning") },
        { key: "count", header: reports("charts.count"), numeric: true },
      ]}
      rows={groups.flatMap((group) => group.parts.map((failure) => rowOf(failure, group)))}
    />
  );
}
