"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { localeOf } from "@/lib/i18n/config";
import { inboxQuery } from "@/lib/notices/queries";
import { isUrgent, type Notice } from "@/lib/notices/schema";
import { paths } from "@/lib/paths";
import { chime } from "./chime";
import { showOnDesktop } from "./desktop";
import { placeOf, sentencesOf } from "./sentences";
import { isChosen } from "./signal-choices";
import { forgetMarksBeyond, tellOnce } from "./told-once";
import { useTabTitle } from "./use-tab-title";

/** More at once are told as a number. */
const MOST_AT_ONCE = 3;

/** Calls for whoever is signed in: the count in the tab's title, and for each new notice what was chosen in this browser. */
export function NoticeSignals() {
  const { data } = useQuery(inboxQuery());
  const seen = useRef<number | null>(null);
  const [announced, setAnnounced] = useState<Notice[]>([]);
  const text = useNoticeText();
  const show = useDesktop();
  useTabTitle(data?.unread ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what came is told, in the words of that moment
  useEffect(() => {
    if (!data) return;
    const newest = data.notices[0]?.id ?? 0;
    const before = seen.current;
    seen.current = Math.max(newest, before ?? 0);
    // What was there when the page was opened is no news.
    if (before === null) return forgetMarksBeyond(newest);
    const fresh = data.notices.filter(({ id, unread }) => unread && id > before);
    if (fresh.length === 0) return;
    setAnnounced(fresh);
    if (isChosen("sound")) void tellOnce("sound", fresh, (notices) => chime(notices.some(isUrgent)));
    if (isChosen("desktop")) void tellOnce("desktop", fresh, show);
  }, [data]);
  return (
    <div aria-live="polite" className="sr-only">
      {announced.length > 0 && (
        <p key={announced[0]?.id}>{announced.length > MOST_AT_ONCE ? text.several(announced) : announced.map(text.of).join(" ")}</p>
      )}
    </div>
  );
}

/** Notices in plain text. Names and figures keep their own direction. */
function useNoticeText() {
  const t = useTranslations("notices");
  const format = useFormatter();
  const isolate = (chunks: string) => `\u2068${chunks}\u2069`;
  return {
    of: (notice: Notice) =>
      sentencesOf(notice, (count) => format.number(count))
        .map(({ key, values }) => t.markup(`sentences.${key}`, { ...values, bdi: isolate, num: isolate }))
        .join(" "),
    several: (notices: readonly Notice[]) => t("several", { count: notices.length }),
  };
}

function useDesktop(): (notices: Notice[]) => boolean {
  const t = useTranslations("notices");
  const router = useRouter();
  const locale = localeOf(useLocale());
  const text = useNoticeText();
  return (notices) => {
    if (notices.length > MOST_AT_ONCE) {
      return showOnDesktop({ locale, title: text.several(notices), tag: `shofar-${notices[0]?.id}` }, () => router.push(paths.home()));
    }
    const shown = notices.map((notice) =>
      showOnDesktop({ locale, title: t(`kinds.${notice.kind}`), body: text.of(notice), tag: `shofar-${notice.id}` }, () =>
        router.push(placeOf(notice).href),
      ),
    );
    return shown.every(Boolean);
  };
}
