"use client";
import { useLocale, useTranslations } from "next-intl";
import { useCauseName } from "@/components/reports/CauseWords";
import { VerdictMark } from "@/components/reports/VerdictMark";
import { Disclosure } from "@/components/ui/Disclosure";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import { TextLink } from "@/components/ui/TextLink";
import { localeOf } from "@/lib/i18n/config";
import type { NumberAttempt, NumberCall } from "@/lib/numbers/schema";
import { paths } from "@/lib/paths";
import { formatDuration, formatTime } from "@/lib/time";

/** What became of a number in one campaign, and each attempt that was dated. */
export function NumberCallItem({ found: { campaign, call, calledAt, attempts, final, asOf } }: { found: NumberCall }) {
  const t = useTranslations("numbers.calls");
  const locale = localeOf(useLocale());
  const causeName = useCauseName();
  const facts = [
    call.durationSeconds !== null && call.durationSeconds > 0 && t("heard", { duration: formatDuration(call.durationSeconds) }),
    call.digits !== "" && t("pressed", { digits: call.digits }),
    call.retries !== null && call.retries > 0 && t("retries", { count: call.retries }),
    call.verdict !== "answered" && call.cause.trim() !== "" && causeName(call.cause),
    !final && t("running", { when: formatTime(asOf, locale, "time") }),
  ].filter((fact) => fact !== false);
  return (
    <li className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[11rem_minmax(0,1fr)_14rem]">
      <p className="text-ink-2">
        <When calledAt={calledAt} call={call} campaign={campaign} />
      </p>
      <div className="min-w-0">
        <TextLink href={paths.campaign(campaign.id)} className="wrap-anywhere">
          <bdi dir="auto">{campaign.title || t("untitled", { id: String(campaign.id) })}</bdi>
        </TextLink>
        {facts.length > 0 && (
          <p className="text-ink-2 text-sm">
            <bdi>{facts.join(" · ")}</bdi>
          </p>
        )}
      </div>
      <p>
        <VerdictMark verdict={call.verdict} />
      </p>
      {attempts.length > 0 && (
        <Disclosure title={t("attempts", { count: attempts.length })} className="md:col-span-2 md:col-start-2">
          <Attempts attempts={attempts} />
        </Disclosure>
      )}
    </li>
  );
}

/** The day where it is known; else the campaign's day, said to be that. */
function When({ calledAt, call, campaign }: Pick<NumberCall, "calledAt" | "call" | "campaign">) {
  const t = useTranslations("numbers.calls");
  const locale = localeOf(useLocale());
  if (calledAt !== null) return <bdi>{formatTime(calledAt, locale)}</bdi>;
  const day = campaign.startedAt ?? campaign.insertedAt;
  const begun = day === null ? t("dayUnknown") : t("campaignOf", { day: formatTime(day, locale, "day") });
  return call.lastCall === null ? begun : t.rich("clockOnly", { clock: call.lastCall.slice(0, 5), begun, ...rich });
}

function Attempts({ attempts }: { attempts: readonly NumberAttempt[] }) {
  const t = useTranslations("numbers.calls");
  const locale = localeOf(useLocale());
  return (
    <ol className="flex flex-col gap-1">
      {attempts.map(({ attempt, at, clock, verdict, durationSeconds }) => (
        <li key={attempt} className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-2 text-sm md:grid-cols-[2rem_11rem_minmax(0,1fr)]">
          <Ltr className="text-ink-2">{attempt}</Ltr>
          <bdi className="text-ink-2">
            {at ? formatTime(at, locale) : clock ? t("clockAlone", { clock: clock.slice(0, 5) }) : t("dayUnknown")}
          </bdi>
          <span className="flex flex-wrap gap-x-3 max-md:col-start-2">
            <VerdictMark verdict={verdict} />
            {durationSeconds !== null && durationSeconds > 0 && <Ltr className="text-ink-2">{formatDuration(durationSeconds)}</Ltr>}
          </span>
        </li>
      ))}
    </ol>
  );
}
