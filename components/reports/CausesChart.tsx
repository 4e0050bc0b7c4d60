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
import { causeOfText } from "@/lib/reports/causes";
import type { ReportSummary } from "@/lib/reports/schema";
import { VERDICTS } from "@/lib/reports/verdict";
import { CauseMeaning, GivenCause, useCauseName } from "./CauseWords";
import { FilterLink } from "./FilterLink";
import { rich } from "./rich";
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

/** The filter that leaves the calls of a line: an answered call may have the same cause, so the outcomes belong to it. */
function callsOf({ cause, sipCode, parts }: CauseGroup) {
  return { cause: [cause], sipCode: [sipCode], verdict: parts.map(({ verdict }) => verdict) };
}

/** Why calls were not answered: by SIP code and Q.850 text. Each line filters the calls and can be explained. */
export function CausesChart({ summary, calls }: { summary: ReportSummary; calls: CallFilterState }) {
  const t = useTranslations("reports.charts.causes");
  const format = useFormatter();
  const nameOf = useCauseName();
  const [all, setAll] = useState(false);
  const [explained, setExplained] = useState<string | null>(null);
  const failures = summary.failures.filter(({ verdict }) => verdict !== "notDialed");
  const groups = groupsOf(failures);
  const count = failures.reduce((sum, failure) => sum + failure.count, 0);
  if (count === 0) return <ChartCard title={t("title")} chart={<p className="text-ink-2">{t("empty")}</p>} table={null} />;

  const rowOf = (group: CauseGroup): BarRow => {
    const { filter } = calls;
    const name = nameOf(group.cause);
    const chosen = filter.cause.join() === group.cause && filter.sipCode.join() === group.sipCode && filter.cause.length === 1;
    const open = explained === group.key;
    const documented = causeOfText(group.cause);
    return {
      key: group.key,
      label: (
        <FilterLink pressed={chosen} onPress={() => void calls.change(chosen ? { cause: [], sipCode: [], verdict: [] } : callsOf(group))}>
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
      title={<bdi dir="ltr">{t("title")}</bdi>}
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
      table={<CausesTable failures={failures} />}
    />
  );
}

function CausesTable({ failures }: { failures: Failure[] }) {
  const t = useTranslations("reports.charts.causes");
  const reports = useTranslations("reports");
  const format = useFormatter();
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
      rows={failures.map((failure) => {
        const documented = causeOfText(failure.cause);
        return {
          key: `${failure.sipCode}|${failure.cause}|${failure.verdict}`,
          cells: {
            code: failure.sipCode ? <Ltr mono>{failure.sipCode}</Ltr> : t("noCode"),
            given: <GivenCause text={failure.cause} />,
            class: reports(`classes.${failure.class}`),
            outcome: <VerdictMark verdict={failure.verdict} />,
            meaning: documented ? reports(`causes.${documented.id}.meaning`) : t("gateway"),
            count: format.number(failure.count),
          },
        };
      })}
    />
  );
}
