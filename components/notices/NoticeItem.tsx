"use client";
import clsx from "clsx";
import { CircleCheck, Hourglass, type LucideIcon, Send, Square, Timer, TrendingDown, Unplug, Wallet, Zap } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { Link } from "react-aria-components";
import { ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { Notice } from "@/lib/notices/schema";
import { momentOf, placeOf, sentencesOf } from "./sentences";

const ICONS: Record<Notice["kind"], { icon: LucideIcon; colour: string }> = {
  finished: { icon: CircleCheck, colour: "text-success" },
  stalled: { icon: Hourglass, colour: "text-warning" },
  network: { icon: Unplug, colour: "text-warning" },
  "answer-rate": { icon: TrendingDown, colour: "text-warning" },
  breaker: { icon: Zap, colour: "text-danger" },
  balance: { icon: Wallet, colour: "text-danger" },
  window: { icon: Timer, colour: "text-warning" },
  launch: { icon: Send, colour: "text-warning" },
};
const STOPPED = { icon: Square, colour: "text-ink-2" };

/** One notice: the whole of it leads to where something can be seen or done about it. */
export function NoticeItem({ notice, onLeave }: { notice: Notice; onLeave: () => void }) {
  const t = useTranslations("notices");
  const { icon: Icon, colour } = notice.kind === "finished" && notice.details.outcome === "stopped" ? STOPPED : ICONS[notice.kind];
  const { to, href } = placeOf(notice);
  return (
    <li className="border-t first:border-t-0">
      <Link href={href} onPress={onLeave} className="flex gap-3 px-4 py-3 outline-offset-[-2px]! hover:bg-hover">
        <Icon size={16} aria-hidden className={clsx("mt-1 shrink-0", notice.settled ? "text-ink-3" : colour)} />
        <span className="flex min-w-0 flex-1 flex-col gap-0.5">
          <span className={notice.unread ? "text-ink" : "text-ink-2"}>
            <Sentences notice={notice} />
          </span>
          <span className="flex flex-wrap items-center gap-x-2 text-ink-2 text-sm">
            {notice.unread && (
              <span className="inline-flex items-center gap-1.5 font-semibold text-ink">
                <span aria-hidden className="size-2 rounded-full bg-ink forced-colors:bg-[CanvasText]" />
                {t("unread")}
              </span>
            )}
            <RelativeTime at={momentOf(notice)} />
            {notice.settled && <span>· {t("settled")}</span>}
            <span className="ms-auto font-semibold text-accent">{t(`to.${to}`)}</span>
          </span>
        </span>
      </Link>
    </li>
  );
}

const bdi = (chunks: ReactNode) => (
  <bdi dir="auto" className="font-semibold wrap-anywhere">
    {chunks}
  </bdi>
);

function Sentences({ notice }: { notice: Notice }) {
  const t = useTranslations("notices.sentences");
  const format = useFormatter();
  return sentencesOf(notice, (count) => format.number(count)).map(({ key, values }, index) => (
    <Fragment key={key}>
      {index > 0 && " "}
      {t.rich(key, { ...values, bdi, num: ltr })}
    </Fragment>
  ));
}
