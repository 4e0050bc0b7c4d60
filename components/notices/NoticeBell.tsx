"use client";
import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "react-aria-components";
import { buttonStyle } from "@/components/ui/button-style";
import { Popover } from "@/components/ui/Popover";
import { inboxQuery } from "@/lib/notices/queries";
import { NoticePanel } from "./NoticePanel";

const MOST = 99;

/** In the top bar of every page: how many notices are unread, as a figure and in words, and behind it the notices. */
export function NoticeBell() {
  const t = useTranslations("notices");
  const format = useFormatter();
  const { data } = useQuery(inboxQuery());
  const unread = data?.unread ?? 0;
  return (
    <Popover
      wide
      label={t("title")}
      trigger={
        <Button
          aria-label={t("bell", { count: unread })}
          className={buttonStyle("quiet", "normal", "min-w-8 gap-1! px-2! max-md:min-w-12")}
        >
          <Bell size={16} aria-hidden />
          {unread > 0 && (
            <span aria-hidden dir="ltr" className="rounded-full bg-ink px-1.5 font-semibold text-canvas text-sm leading-5">
              {unread > MOST ? `${MOST}+` : format.number(unread)}
            </span>
          )}
        </Button>
      }
    >
      {(close) => <NoticePanel onLeave={close} />}
    </Popover>
  );
}
