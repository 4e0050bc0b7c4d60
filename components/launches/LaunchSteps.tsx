import { useLocale, useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import { localeOf } from "@/lib/i18n/config";
import type { LaunchStep } from "@/lib/launches/schema";
import { formatTime, israelDay } from "@/lib/time";
import { StepEvidence } from "./StepEvidence";

/** What was done for a launch, in order, each with its time and with what was seen. */
export function LaunchSteps({ steps }: { steps: LaunchStep[] }) {
  const t = useTranslations("launches");
  return (
    <ol className="flex flex-col" aria-label={t("steps")}>
      {steps.map((step, index) => (
        <li key={`${step.at} ${step.event}`} className="flex gap-3">
          <span aria-hidden className="flex w-3 flex-col items-center pt-2">
            <span className={index === steps.length - 1 ? "size-2.5 rounded-full bg-ink" : "size-2.5 rounded-full border-2 border-line"} />
            {index < steps.length - 1 && <span className="w-px grow bg-line" />}
          </span>
          <span className={index < steps.length - 1 ? "min-w-0 flex-1 pb-4" : "min-w-0 flex-1"}>
            <span>{t(`events.${step.event}`)}</span>
            <StepEvidence evidence={step.evidence} />
          </span>
          <time dateTime={step.at} className="shrink-0 text-ink-2 text-sm">
            <StepTime at={step.at} before={steps[index - 1]?.at} />
          </time>
        </li>
      ))}
    </ol>
  );
}

/** A step of another day than the one before names its day. */
function StepTime({ at, before }: { at: string; before: string | undefined }) {
  const locale = localeOf(useLocale());
  if (before !== undefined && israelDay(at) !== israelDay(before)) return <bdi>{formatTime(at, locale, "short")}</bdi>;
  return <Ltr>{formatTime(at, locale, "clock")}</Ltr>;
}
