"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { ErrorState } from "@/components/ui/ErrorState";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { useErrorText } from "@/components/ui/use-error-text";
import { localeOf } from "@/lib/i18n/config";
import { listJobQueries } from "@/lib/lists/job-queries";
import type { ListJobSummary, MailingList } from "@/lib/lists/schema";
import { formatTime } from "@/lib/time";
import { JobBadge } from "./JobBadge";
import { jobTitle } from "./job-title";

interface RecentJobsProps {
  list: MailingList;
  /** The one that is shown above. */
  shownId: string | null;
  onOpen: (jobId: string) => void;
}

/** What was done to the list lately, by everybody. */
export function RecentJobs({ list, shownId, onOpen }: RecentJobsProps) {
  const t = useTranslations("lists.jobs.recent");
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery(listJobQueries.jobs(list.id));
  const jobs = data?.filter((job) => job.id !== shownId && !wasOnlyLookedAt(job));
  if (!error && (!jobs || (jobs.length === 0 && shownId !== null))) return null;
  return (
    <Card flush title={t("title")}>
      {error && (
        <ErrorState onRetry={() => void refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {jobs?.length === 0 && <p className="px-4 pb-4 text-ink-2">{t("empty")}</p>}
      {jobs && jobs.length > 0 && (
        <Table
          label={t("title")}
          head={
            <>
              <Th>{t("what")}</Th>
              <Th>{t("state")}</Th>
              <Th>{t("when")}</Th>
              <Th>{t("by")}</Th>
              <Th>{t("result")}</Th>
            </>
          }
        >
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} onOpen={onOpen} />
          ))}
        </Table>
      )}
    </Card>
  );
}

/** Nothing was done, and nothing is to be: not worth a row. */
const wasOnlyLookedAt = ({ state, steps }: ListJobSummary): boolean => state === "cancelled" && steps === 0;

function JobRow({ job, onOpen }: { job: ListJobSummary; onOpen: (jobId: string) => void }) {
  const t = useTranslations("lists.jobs");
  const locale = localeOf(useLocale());
  return (
    <Tr>
      <Td>
        <Button kind="quiet" onPress={() => onOpen(job.id)} className="-ms-3 text-accent! hover:underline">
          {t(`titles.${jobTitle(job)}`)}
        </Button>
      </Td>
      <Td label={t("recent.state")}>
        <JobBadge state={job.state} />
      </Td>
      <Td label={t("recent.when")}>
        <time dateTime={job.createdAt}>{formatTime(job.createdAt, locale, "short")}</time>
      </Td>
      <Td label={t("recent.by")}>
        <bdi dir="auto">{job.createdBy.name}</bdi>
      </Td>
      <Td label={t("recent.result")} className="text-ink-2">
        <Outcome job={job} />
      </Td>
    </Tr>
  );
}

function Outcome({ job: { state, effect, result } }: { job: ListJobSummary }) {
  const t = useTranslations("lists.jobs.recent");
  if (result) return t("figures", result);
  if (state !== "previewed" || !effect) return t("none");
  const { add, change, remove } = effect;
  return t("planned", { add, change, remove });
}
