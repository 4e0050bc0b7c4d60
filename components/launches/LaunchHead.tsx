"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useWindowWords } from "@/components/launch-rules/use-window-words";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Spinner } from "@/components/ui/Spinner";
import { localeOf } from "@/lib/i18n/config";
import type { Launch } from "@/lib/launches/schema";
import { formatTime } from "@/lib/time";
import { LaunchBadge } from "./LaunchBadge";

const MOVING: Launch["state"][] = ["preparing", "committing", "unknown"];

/** Where it stands, in a word and in a sentence, and since when. */
export function LaunchHead({ launch }: { launch: Launch }) {
  const t = useTranslations("launches");
  return (
    <div className="flex flex-col gap-2">
      <div role="status" className="flex flex-col gap-1">
        <div className="flex flex-wrap items-center gap-3">
          <LaunchBadge launch={launch} />
          <h2 className="min-w-0 font-semibold text-lg wrap-anywhere">
            <bdi dir="auto">{launch.title}</bdi>
          </h2>
        </div>
        <div className="flex items-start gap-2 text-lg">
          {MOVING.includes(launch.state) && (
            <span className="mt-1.5 shrink-0">
              <Spinner label={t(`states.${launch.state}.word`)} />
            </span>
          )}
          <span className="min-w-0">
            <StateSentence launch={launch} />
          </span>
        </div>
      </div>
      <p className="text-ink-2 text-sm">
        {t("since")} <RelativeTime at={launch.stateSince} />
      </p>
    </div>
  );
}

/** One state may rest for several reasons: what comes next, and by whom, makes the sentence. */
export function StateSentence({ launch }: { launch: Launch }) {
  const t = useTranslations("launches.states");
  const locale = localeOf(useLocale());
  const words = useWindowWords();
  const { state, startOnHold, startAt, waitsFor, windowHeldAt } = launch;
  const bdi = (chunks: ReactNode) => <bdi>{chunks}</bdi>;
  if (waitsFor && (state === "waiting" || state === "held")) {
    return t.rich(`${state}.${waitsFor.what}`, { until: words.on(Date.parse(waitsFor.until), Date.now()), when: bdi });
  }
  if (state === "held" && startOnHold) return t("held.awaitsPerson");
  if (state === "running" && windowHeldAt) {
    return t.rich("running.windowHeld", { time: formatTime(windowHeldAt, locale, "short"), when: bdi });
  }
  if (state === "scheduled" && startAt) return t.rich("scheduled.at", { time: formatTime(startAt, locale, "short"), when: bdi });
  if (state === "cancelled" && wasGivenUp(launch)) return t("cancelled.givenUp");
  // Created with its time and not on hold: until it is found, its time may come.
  if ((state === "preparing" || state === "unknown") && startAt && !startOnHold) {
    return t.rich(`${state}.timed`, { time: formatTime(startAt, locale, "short"), when: bdi });
  }
  return t(`${state}.sentence`);
}

/** Taken back before anything was sent, or given up while nobody was sure: only the second may still turn up. */
export function wasGivenUp({ steps }: Pick<Launch, "steps">): boolean {
  return steps.some(({ event }) => event === "abandon");
}
