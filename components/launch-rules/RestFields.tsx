"use client";
import { useTranslations } from "next-intl";
import { Switch } from "@/components/ui/Switch";
import { TimeField } from "@/components/ui/TimeField";
import { windowAround } from "@/lib/launch-rules/calling-window";
import { nextRest, type Rest } from "@/lib/launch-rules/rest-days";
import type { CallingWindow } from "@/lib/launch-rules/schema";
import { useNow } from "./use-now";
import type { RulesForm } from "./use-rules-form";
import { useWindowWords } from "./use-window-words";

/** Whether Shabbat and holidays are kept, and by which times. */
export function RestFields({ form }: { form: RulesForm }) {
  const t = useTranslations("launchRules.rest");
  const { rest } = form.draft.window;
  const change = (part: Partial<typeof rest>) => form.changeWindow({ rest: { ...rest, ...part } });
  return (
    <section className="flex flex-col gap-3">
      <Switch isSelected={rest.isOn} onChange={(isOn) => change({ isOn })} description={t("about")} className="max-w-[76ch]">
        <span className="font-semibold">{t("switch")}</span>
      </Switch>
      {rest.isOn && (
        <div className="flex flex-col gap-3 sm:ms-11">
          <div className="grid max-w-120 items-start gap-4 sm:grid-cols-2">
            <TimeField
              label={t("eveCutOff")}
              value={rest.eveCutOff}
              onChange={(eveCutOff) => change({ eveCutOff })}
              errorMessage={form.problemOf("callingWindow.rest.eveCutOff")}
            />
            <TimeField
              label={t("reopensAt")}
              value={rest.reopensAt}
              onChange={(reopensAt) => change({ reopensAt })}
              errorMessage={form.problemOf("callingWindow.rest.reopensAt")}
            />
          </div>
          <p className="max-w-[72ch] text-ink-2 text-sm">{t("timesHint")}</p>
          {form.window && <NextRests window={form.window} />}
        </div>
      )}
    </section>
  );
}

function NextRests({ window }: { window: CallingWindow }) {
  const nowMs = useNow();
  if (!window.rest) return null;
  const [next, holiday] = [nextRest(window.rest, nowMs), nextRest(window.rest, nowMs, "holiday")];
  return (
    <dl className="grid max-w-180 gap-x-6 gap-y-3 rounded-md bg-sunken px-3 py-2 sm:grid-cols-2">
      <RestFact kind="next" rest={next} window={window} nowMs={nowMs} />
      {holiday.fromMs !== next.fromMs && <RestFact kind="nextHoliday" rest={holiday} window={window} nowMs={nowMs} />}
    </dl>
  );
}

interface RestFactProps {
  kind: "next" | "nextHoliday";
  rest: Rest;
  window: CallingWindow;
  nowMs: number;
}

/** When calls really stop for a rest and go on after it: the day's own hours may stop them earlier, and hold them back longer. */
function RestFact({ kind, rest, window, nowMs }: RestFactProps) {
  const t = useTranslations("launchRules.rest");
  const words = useWindowWords();
  const { sinceMs, untilMs } = windowAround(window, rest.fromMs);
  const stop = words.on(sinceMs ?? rest.fromMs, nowMs);
  return (
    <div>
      <dt className="font-semibold text-sm">{t(kind, { names: words.rest(rest.names) })}</dt>
      <dd className="text-sm">
        {untilMs === null ? t("stretchOpen", { stop }) : t("stretch", { stop, resume: words.on(untilMs, nowMs) })}
      </dd>
    </div>
  );
}
