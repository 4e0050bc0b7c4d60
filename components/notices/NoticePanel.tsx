"use client";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { CheckCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { inboxQuery, useMarkRead } from "@/lib/notices/queries";
import type { Inbox } from "@/lib/notices/schema";
import { NoticeItem } from "./NoticeItem";

/** The newest notices, and marking them as read. @param onLeave something of it was followed */
export function NoticePanel({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations("notices");
  const errorText = useErrorText();
  const heading = useRef<HTMLHeadingElement>(null);
  const inbox = useQuery(inboxQuery());
  const mark = useMarkRead();
  const newest = inbox.data?.notices[0];
  const markAll = (upTo: number) =>
    mark.mutate(upTo, {
      // The button goes, and the focus must not go with it.
      onSuccess: () => heading.current?.focus(),
      onError: (error) => toast({ tone: "danger", title: t("notMarked"), description: errorText(error) }),
    });
  return (
    <div className="-m-4">
      <header className="flex min-h-12 flex-wrap items-center gap-3 border-b px-4 py-2">
        <h2 ref={heading} tabIndex={-1} className="font-semibold outline-none">
          {t("title")}
        </h2>
        {newest && inbox.data && inbox.data.unread > 0 && (
          <Button kind="quiet" icon={CheckCheck} onPress={() => markAll(newest.id)} isPending={mark.isPending} className="ms-auto">
            {t("markAll")}
          </Button>
        )}
      </header>
      <Content inbox={inbox} onLeave={onLeave} />
    </div>
  );
}

function Content({ inbox, onLeave }: { inbox: UseQueryResult<Inbox>; onLeave: () => void }) {
  const t = useTranslations("notices");
  const errorText = useErrorText();
  const { data, error, isFetching, refetch, dataUpdatedAt } = inbox;
  if (!data && error) {
    return (
      <ErrorState onRetry={() => void refetch()} isRetrying={isFetching}>
        {errorText(error)}
      </ErrorState>
    );
  }
  if (!data) return <Waiting />;
  return (
    <>
      {error && (
        <p role="status" className="border-b bg-warning-soft px-4 py-2 text-sm">
          {t.rich("notRenewed", { time: () => <RelativeTime at={new Date(dataUpdatedAt).toISOString()} /> })}
        </p>
      )}
      {data.notices.length === 0 ? (
        <EmptyState>{t("empty")}</EmptyState>
      ) : (
        <ul aria-label={t("list")}>
          {data.notices.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} onLeave={onLeave} />
          ))}
        </ul>
      )}
    </>
  );
}

function Waiting() {
  return (
    <Loading>
      {["w-4/5", "w-3/5", "w-2/3"].map((width) => (
        <div key={width} className="flex flex-col gap-2 border-t px-4 py-3 first:border-t-0">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="h-3 w-24" />
        </div>
      ))}
    </Loading>
  );
}
