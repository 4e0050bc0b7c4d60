"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { ErrorState } from "@/components/ui/ErrorState";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { localeOf } from "@/lib/i18n/config";
import { isUnderWay, listJobQueries } from "@/lib/lists/job-queries";
import { listQueries } from "@/lib/lists/queries";
import type { JobState, ListJob, MailingList } from "@/lib/lists/schema";
import { formatTime } from "@/lib/time";
import { JobBadge } from "./JobBadge";
import { JobOutcome } from "./JobOutcome";
import { JobPreview } from "./JobPreview";
import { JobWork } from "./JobWork";
import { jobTitle } from "./job-title";

interface JobPanelProps {
  list: MailingList;
  jobId: string;
  /** Whoever began it here is led to it. */
  takesFocus: boolean;
  /** @param isOver the list was changed, or may have been */
  onLeave: (isOver: boolean) => void;
  /** A restoring was begun from here. */
  onOther: (jobId: string) => void;
}

/** A job on a list from the look at its effect to its result, as the server has it: a refresh and a colleague see the same. */
export function JobPanel(props: JobPanelProps) {
  const { list, jobId } = props;
  const t = useTranslations("lists.jobs");
  const errorText = useErrorText();
  const { data: job, dataUpdatedAt, error, isFetching, refetch } = useQuery(listJobQueries.job(list.id, jobId));
  useListRefresh(list.id, job);
  if (job)
    return <Panel {...props} job={job} notice={error && <Stale error={error} readAt={dataUpdatedAt} onRetry={() => void refetch()} />} />;
  return (
    <Card>
      {error ? (
        <ErrorState title={t("notLoaded")} onRetry={() => void refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      ) : (
        <Loading>
          <Skeleton className="h-40 w-full" />
        </Loading>
      )}
    </Card>
  );
}

interface PanelProps extends JobPanelProps {
  job: ListJob;
  notice: ReactNode;
}

function Panel({ list, job, notice, takesFocus, onLeave, onOther }: PanelProps) {
  const t = useTranslations("lists.jobs");
  const locale = localeOf(useLocale());
  const heading = useFocusWithState(job.state, takesFocus);
  return (
    <Card>
      <header className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 ref={heading} tabIndex={-1} className="font-semibold text-lg outline-none">
          {t(`titles.${jobTitle(job)}`)}
        </h2>
        <span role="status">
          <JobBadge state={job.state} />
        </span>
        <p className="text-ink-2 text-sm md:ms-auto">
          {t.rich("by", {
            who: () => <bdi dir="auto">{job.createdBy.name}</bdi>,
            when: () => <time dateTime={job.createdAt}>{formatTime(job.createdAt, locale, "short")}</time>,
          })}
        </p>
      </header>
      {notice}
      {isUnderWay(job.state) && <JobWork list={list} job={job} />}
      {job.state === "previewed" && <JobPreview list={list} job={job} onLeave={() => onLeave(false)} />}
      {(job.state === "done" || isCutShort(job.state)) && <JobOutcome list={list} job={job} onLeave={onLeave} onOther={onOther} />}
    </Card>
  );
}

/** What is shown is how the job stood when it was last read. */
function Stale({ error, readAt, onRetry }: { error: Error; readAt: number; onRetry: () => void }) {
  const ui = useTranslations("ui");
  const t = useTranslations("lists.jobs");
  const locale = localeOf(useLocale());
  const errorText = useErrorText();
  const at = new Date(readAt).toISOString();
  return (
    <Banner
      tone="warning"
      title={t.rich("stale", { when: () => <time dateTime={at}>{formatTime(at, locale, "short")}</time> })}
      action={<Button onPress={onRetry}>{ui("retry")}</Button>}
      announce
      className="mb-4"
    >
      {errorText(error)}
    </Banner>
  );
}

/** A new state takes away the button that led to it: whoever pressed it is led to the heading, and whoever is elsewhere on the page stays there. */
function useFocusWithState(state: JobState, takesFocus: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef(takesFocus ? null : state);
  useEffect(() => {
    if (seen.current === state) return;
    const isFirst = seen.current === null;
    seen.current = state;
    if (isFirst || document.activeElement === document.body) heading.current?.focus();
  }, [state]);
  return heading;
}

/** What else is shown of the list is asked for anew once a job has ended before somebody's eyes. */
function useListRefresh(listId: number, job: ListJob | undefined): void {
  const client = useQueryClient();
  const state = job?.state;
  const before = useRef(state);
  useEffect(() => {
    const hasEnded = before.current !== undefined && before.current !== state && (state === "done" || isCutShort(state));
    before.current = state;
    if (hasEnded) void client.invalidateQueries({ queryKey: listQueries.of(listId) });
  }, [client, listId, state]);
}

const isCutShort = (state: ListJob["state"] | undefined): boolean => state === "cancelled" || state === "stopped";
