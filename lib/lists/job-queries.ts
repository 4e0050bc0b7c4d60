import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { listQueries } from "./queries";
import {
  type ImportMode,
  JobAnswer,
  JobBegun,
  type JobState,
  JobsAnswer,
  type ListJob,
  SnapshotAnswer,
  SnapshotPage,
  SnapshotsAnswer,
} from "./schema";

const REFRESH_MS = 1_000;
const JOBS_REFRESH_MS = 3_000;
const IDLE_JOBS_REFRESH_MS = 10_000;

/** The server is at work, whether anybody looks or not. */
export const isUnderWay = (state: JobState): boolean => state === "reading" || state === "running";

export const listJobQueries = {
  /** All that is known of a list's jobs and snapshots. */
  all: (listId: number) => [...listQueries.of(listId), "work"] as const,
  jobs: (listId: number) =>
    queryOptions({
      queryKey: [...listJobQueries.all(listId), "jobs"],
      queryFn: async ({ signal }) => (await fetchJson(JobsAnswer, paths.api.listJobs(listId), { signal })).jobs,
      refetchInterval: ({ state }) => (state.data?.some((job) => isUnderWay(job.state)) ? JOBS_REFRESH_MS : IDLE_JOBS_REFRESH_MS),
    }),
  job: (listId: number, jobId: string) =>
    queryOptions({
      queryKey: [...listJobQueries.all(listId), "jobs", jobId],
      queryFn: async ({ signal }) => (await fetchJson(JobAnswer, paths.api.listJob(listId, jobId), { signal })).job,
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.state) ? REFRESH_MS : false),
    }),
  snapshots: (listId: number) =>
    queryOptions({
      queryKey: [...listJobQueries.all(listId), "snapshots"],
      queryFn: async ({ signal }) => (await fetchJson(SnapshotsAnswer, paths.api.listSnapshots(listId), { signal })).snapshots,
    }),
  /** A page of what a snapshot holds; pages count from 1. It never changes. */
  snapshot: (listId: number, snapshotId: string, page: { page: number; pageSize: number }) =>
    queryOptions({
      queryKey: [...listJobQueries.all(listId), "snapshots", snapshotId, page],
      queryFn: ({ signal }) => fetchJson(SnapshotPage, paths.api.listSnapshot(listId, snapshotId, page), { signal }),
      placeholderData: keepPreviousData,
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

/** What others see of the list may have changed as well: its contacts, and its figures. */
function useListMutation<Input, Output>(
  listId: number,
  mutationFn: (input: Input) => Promise<Output>,
  onSuccess?: (output: Output) => void,
) {
  const client = useQueryClient();
  return useMutation<Output, Error, Input>({
    mutationFn,
    ...(onSuccess && { onSuccess }),
    onSettled: () => client.invalidateQueries({ queryKey: listQueries.of(listId) }),
  });
}

const JSON_TYPE = "application/json";

/** @param rows the text of the JSON array of rows, which is sent as it is. Its answer is the job that works out the effect. */
export const usePreviewImport = (listId: number) =>
  useListMutation(listId, async ({ mode, rows }: { mode: ImportMode; rows: Blob }) => {
    const body = new Blob([`{"mode":${JSON.stringify(mode)},"contacts":`, rows, "}"], { type: JSON_TYPE });
    return (await fetchJson(JobBegun, paths.api.listImportPreview(listId), { method: "POST", body })).job;
  });

/** `confirm`: the list's name as a person typed it, where the effect asks for it. */
export const useStartJob = (listId: number) =>
  useListMutation(
    listId,
    async ({ jobId, confirm }: { jobId: string; confirm?: string }) =>
      (
        await fetchJson(JobAnswer, paths.api.steerListJob(listId, jobId, "start"), {
          method: "POST",
          body: confirm === undefined ? {} : { confirm },
        })
      ).job,
  );

/** @param onSuccess called also where the job's new state takes away whoever asked */
export const useSteerJob = (listId: number, onSuccess?: (job: ListJob) => void) =>
  useListMutation(
    listId,
    async ({ jobId, act }: { jobId: string; act: "continue" | "cancel" }) =>
      (await fetchJson(JobAnswer, paths.api.steerListJob(listId, jobId, act), { method: "POST" })).job,
    onSuccess,
  );

export const useTakeSnapshot = (listId: number) =>
  useListMutation(
    listId,
    async (_: undefined) => (await fetchJson(SnapshotAnswer, paths.api.listSnapshots(listId), { method: "POST" })).snapshot,
  );

/** Its answer is a job that works out what restoring would do; nothing is done before that job is started. */
export const usePreviewRestore = (listId: number) =>
  useListMutation(
    listId,
    async ({ snapshotId, removeOthers }: { snapshotId: string; removeOthers: boolean }) =>
      (await fetchJson(JobBegun, paths.api.restoreListSnapshot(listId, snapshotId), { method: "POST", body: { removeOthers } })).job,
  );
