"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { windowAround } from "@/lib/launch-rules/calling-window";
import type { CallingWindow } from "@/lib/launch-rules/schema";
import { useWindowWords } from "./use-window-words";

interface WindowNoticeProps {
  window: CallingWindow;
  /** When the calls would begin, in epoch milliseconds: now, or the start that was chosen. */
  atMs: number;
}

/** What a launch that would call outside the window will meet; nothing while it is open. */
export function WindowNotice({ window, atMs }: WindowNoticeProps) {
  const t = useTranslations("launchRules.notice");
  const words = useWindowWords();
  const { open, untilMs, why } = windowAround(window, atMs);
  if (open || why === null) return null;
  const until = untilMs === null ? null : words.on(untilMs, Date.now());
  const reason = t(`why.${why}`, { names: why === "rest" && window.rest ? words.restAt(window.rest, atMs) : "" });
  const effect = window.outside === "refuse" ? "refuse" : window.holdRunning ? "wait" : "warn";
  return (
    <Banner tone={effect === "refuse" ? "danger" : "warning"} title={t("title")}>
      {reason} {until === null ? t(`unknown.${effect}`) : t(`known.${effect}`, { until })}
    </Banner>
  );
}
