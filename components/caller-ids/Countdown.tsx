import { useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import { CODE_MINUTES } from "@/lib/caller-ids/schema";
import { formatDuration } from "@/lib/time";

const RADIUS = 20;
const ROUND = 2 * Math.PI * RADIUS;

/** How long the code is still good for: a ring that runs out, and the time. Null until it is known. */
export function Countdown({ secondsLeft }: { secondsLeft: number | null }) {
  const t = useTranslations("callerIds.codeStep");
  const share = (secondsLeft ?? 0) / (CODE_MINUTES * 60);
  return (
    <div className="flex items-center gap-3">
      <svg width="48" height="48" viewBox="0 0 48 48" aria-hidden="true" className="fill-none">
        <circle cx="24" cy="24" r={RADIUS} strokeWidth={4} className="stroke-track" />
        {share > 0 && (
          <circle
            cx="24"
            cy="24"
            r={RADIUS}
            strokeWidth={4}
            strokeLinecap="round"
            strokeDasharray={`${share * ROUND} ${ROUND}`}
            transform="rotate(-90 24 24)"
            className="stroke-ink-2"
          />
        )}
      </svg>
      <div>
        <div role="timer" aria-label={t("timer")} className="font-semibold text-lg">
          <Ltr>{secondsLeft === null ? "–:––" : formatDuration(secondsLeft)}</Ltr>
        </div>
        <div className="text-ink-2 text-sm">{secondsLeft === 0 ? t("expiredShort") : t("untilExpiry")}</div>
      </div>
      <span role="status" className="sr-only">
        {secondsLeft !== null && secondsLeft > 0 && secondsLeft < 60 && t("lastMinute")}
      </span>
    </div>
  );
}
