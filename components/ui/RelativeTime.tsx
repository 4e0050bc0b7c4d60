"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const TICK_MS = 1_000;
const NOW_MS = 2_000;

/** CLDR says one and two in Hebrew in a word and in a figure, "לפני דקה (1)", "לפני שעתיים (2)"; people say it once. */
export const saidOnce = (text: string) => text.replace(/ \([12]\)$/, "");

/** How long ago something was true ("3 seconds ago"); counts on by itself. `at` is ISO 8601 with offset. */
export function RelativeTime({ at }: { at: string }) {
  const format = useFormatter();
  const t = useTranslations("ui");
  const [now, setNow] = useState<number>();
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const moment = new Date(at);
  // The server's clock and the browser's differ: the age is told in the browser only, the server writes the time itself.
  if (now === undefined) return <time dateTime={at}>{format.dateTime(moment, { hour: "2-digit", minute: "2-digit" })}</time>;
  const isNow = now - moment.getTime() < NOW_MS;
  return (
    <time dateTime={at} title={format.dateTime(moment, { dateStyle: "medium", timeStyle: "medium" })}>
      {isNow ? t("justNow") : saidOnce(format.relativeTime(moment, now))}
    </time>
  );
}
