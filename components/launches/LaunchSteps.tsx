import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import { localeOf } from "@/lib/i18n/config";
import type { LaunchStep } from "@/lib/launches/schema";
import { formatTime } from "@/lib/time";

/** What was done for a launch, in order, each with its time and with what was seen. */
export function LaunchSteps({ steps }: { steps: LaunchStep[] }) {
  const t = useTranslations("launches");
  const locale = localeOf(useLocale());
  return (
    <ol className="flex flex-col" aria-label={t("steps")}>
      {steps.map((step, index) => (
        <li key={`${step.at} ${step.event}`} className="flex gap-3">
          <span aria-hidden className="flex w-3 flex-col items-center pt-2">
            <span className={index === steps.length - 1 ? "size-2.5 rounded-full bg-ink" : "size-2.5 rounded-full border-2 border-line"} />
            {index < steps.length - 1 && <span className="w-px grow bg-line" />}
          </span>
          <span className="min-w-0 flex-1 pb-4">
            <span>{t(`events.${step.event}`)}</span>
            <StepEvidence evidence={step.evidence} />
          </span>
          <time dateTime={step.at} className="shrink-0 text-ink-2 text-sm">
            <Ltr>{formatTime(step.at, locale, "clock")}</Ltr>
          </time>
        </li>
      ))}
    </ol>
  );
}

const FIGURES = ["campaignId", "recipients", "promised", "accepted", "rejected", "blocked", "attempt"] as const;
const REASONS = ["no-answer", "no-answer-yet", "cut", "unreadable", "server-error"] as const;

function StepEvidence({ evidence }: { evidence: LaunchStep["evidence"] }) {
  const t = useTranslations("launches.evidence");
  const format = useFormatter();
  const figures = FIGURES.flatMap((name) => {
    const value = evidence[name];
    if (typeof value !== "number") return [];
    // A campaign's number is a name, not a count.
    return [{ name, text: name === "campaignId" ? String(value) : format.number(value) }];
  });
  const reason = REASONS.find((known) => known === evidence["reason"]);
  if (figures.length === 0 && !reason) return null;
  return (
    <span className="flex flex-wrap gap-x-3 text-ink-2 text-sm">
      {figures.map(({ name, text }) => (
        <span key={name}>
          {t(name)} <Ltr>{text}</Ltr>
        </span>
      ))}
      {reason && <span>{t(`reasons.${reason}`)}</span>}
    </span>
  );
}
