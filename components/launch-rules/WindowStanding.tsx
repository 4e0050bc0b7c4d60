"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/Badge";
import { windowAround } from "@/lib/launch-rules/calling-window";
import type { CallingWindow } from "@/lib/launch-rules/schema";
import { useNow } from "./use-now";
import type { RulesForm } from "./use-rules-form";
import { useWindowWords } from "./use-window-words";

/** Whether the window is open at this moment, and until when, by the hours in the form. */
export function WindowStanding({ form: { window, isDirty } }: { form: RulesForm }) {
  const t = useTranslations("launchRules.window");
  if (!window) return <p className="text-ink-2">{t("unclear")}</p>;
  return (
    <div>
      <OpenOrClosed window={window} />
      {isDirty && <p className="mt-1 text-ink-2 text-sm">{t("unsavedTimes")}</p>}
    </div>
  );
}

function OpenOrClosed({ window }: { window: CallingWindow }) {
  const t = useTranslations("launchRules.window");
  const words = useWindowWords();
  const nowMs = useNow();
  const { open, untilMs, why } = windowAround(window, nowMs);
  const reason = why && t(`whys.${why}`, { names: why === "rest" && window.rest ? words.restAt(window.rest, nowMs) : "" });
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone={open ? "success" : "warning"} mark={open ? "check" : "pause"}>
        {t(open ? "openNow" : "closedNow")}
      </Badge>
      <span>
        {reason === null
          ? untilMs === null
            ? t("openAlways")
            : t("openUntil", { until: words.moment(untilMs, nowMs) })
          : untilMs === null
            ? t("closedForLong", { why: reason })
            : t("closedUntil", { why: reason, until: words.on(untilMs, nowMs) })}
      </span>
    </p>
  );
}
