"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "@/components/charts/ChartCard";
import { Sparkline } from "@/components/charts/Sparkline";
import { TwinTable } from "@/components/charts/TwinTable";
import { Badge } from "@/components/ui/Badge";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import type { CallerIdHealth } from "@/lib/insights/schema";
import { formatPhone } from "@/lib/phones/number";
import { shareText } from "@/lib/reports/series";

/** How each caller ID is answered, and whether that changes. */
export function CallerIdsHealthCard({ callerIds }: { callerIds: CallerIdHealth[] }) {
  const t = useTranslations("insights.callerIds");
  if (callerIds.length === 0) return <ChartCard title={t("title")} chart={<p className="text-ink-2">{t("empty")}</p>} table={null} />;
  return (
    <ChartCard
      title={t("title")}
      chart={
        <ul className="grid">
          {callerIds.map((health) => (
            <Health key={`${health.kind} ${health.callerId}`} health={health} />
          ))}
        </ul>
      }
      table={<Weeks callerIds={callerIds} />}
      note={t("note")}
    />
  );
}

function CallerIdName({ health: { kind, callerId } }: { health: CallerIdHealth }) {
  const t = useTranslations("insights.callerIds");
  return callerId === null ? t(kind === "account" ? "account" : "elsewhere") : <Ltr mono>{formatPhone(callerId)}</Ltr>;
}

function Health({ health }: { health: CallerIdHealth }) {
  const t = useTranslations("insights.callerIds");
  const format = useFormatter();
  const { campaigns, dialed, answered, weeks, falling } = health;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_6rem_auto] items-center gap-x-4 gap-y-1 border-t py-2 first:border-t-0 first:pt-0">
      <span className="min-w-0">
        <span className="block font-semibold">
          <CallerIdName health={health} />
        </span>
        <span className="block text-ink-2 text-sm">
          {t.rich("rests", { ...rich, count: campaigns, answered: format.number(answered), dialed: format.number(dialed) })}
        </span>
      </span>
      <span>
        <Sparkline values={weeks.map((week) => (week.dialed === 0 ? null : week.answered / week.dialed))} className="h-8 w-24" />
      </span>
      <span className="font-semibold text-lg">
        <Ltr>{shareText(answered, dialed)}</Ltr>
      </span>
      {falling && (
        <span className="col-span-full flex flex-wrap items-center gap-2 text-sm">
          <Badge tone="warning" mark="alert">
            {t("falling")}
          </Badge>
          <span className="text-ink-2">
            {t.rich("fallingWords", {
              ...rich,
              earlier: shareText(falling.earlier.answered, falling.earlier.dialed),
              earlierOf: format.number(falling.earlier.dialed),
              later: shareText(falling.later.answered, falling.later.dialed),
              laterOf: format.number(falling.later.dialed),
            })}
          </span>
        </span>
      )}
    </li>
  );
}

function Weeks({ callerIds }: { callerIds: CallerIdHealth[] }) {
  const t = useTranslations("insights.callerIds");
  const format = useFormatter();
  const rows = callerIds.flatMap((health) => health.weeks.map((week) => ({ health, week })));
  return (
    <TwinTable
      caption={t("weeks")}
      columns={[
        { key: "callerId", header: t("callerId") },
        { key: "week", header: t("week") },
        { key: "dialed", header: t("dialed"), numeric: true },
        { key: "answered", header: t("answered"), numeric: true },
        { key: "rate", header: t("rate"), numeric: true },
      ]}
      rows={rows.map(({ health, week }) => ({
        key: `${health.kind} ${health.callerId} ${week.from}`,
        cells: {
          callerId: <CallerIdName health={health} />,
          week: format.dateTime(new Date(`${week.from}T00:00:00Z`), { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
          dialed: format.number(week.dialed),
          answered: format.number(week.answered),
          rate: week.dialed === 0 ? t("nobody") : <Ltr>{shareText(week.answered, week.dialed)}</Ltr>,
        },
      }))}
    />
  );
}
