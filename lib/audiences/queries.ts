import { queryOptions } from "@tanstack/react-query";
import type { AudienceSource } from "@/lib/campaigns/schema";
import { fetchJson, fetchText } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { type ReadingOptions, readingParts } from "./choices";
import { readInBrowser } from "./read-in-browser";
import {
  type Audience,
  AudienceAnswer,
  AudienceCount,
  type AudienceSummary,
  type Fix,
  RejectsPage,
  type RejectsQuery,
  SliceFigures,
  type SliceFilters,
} from "./schema";

export interface KeepOptions {
  signal: AbortSignal;
  /** Rows read so far; null once the file is on its way to the server. */
  onProgress: (rows: number | null) => void;
  /** How a person wants the file to be read. */
  reading?: ReadingOptions;
  /** What the browser found, before the file has reached the server; the server's answer is the one that counts. */
  onRead?: (summary: AudienceSummary) => void;
}

/**
 * Reads a file in a worker, so that a refusal comes at once and the page never freezes, then sends it to the server, which
 * reads it again by the same rules and keeps it.
 * @throws FileTooLarge, UnreadableFile, ApiProblem; the signal's reason when it is cancelled
 */
export async function keepAudience(file: File, { signal, onProgress, reading = {}, onRead }: KeepOptions): Promise<Audience> {
  const summary = await readInBrowser(file, reading, { signal, onProgress });
  onRead?.(summary);
  signal.throwIfAborted();
  onProgress(null);
  const body = new FormData();
  body.set("file", file);
  for (const [name, text] of readingParts(reading)) body.set(name, text);
  const { audience } = await fetchJson(AudienceAnswer, paths.api.audiences(), { method: "POST", body, signal });
  return audience;
}

/** An audience that was kept before. @throws ApiProblem `not-found` when it isn't any more */
export async function fetchAudience(audienceId: string, signal?: AbortSignal): Promise<Audience> {
  return (await fetchJson(AudienceAnswer, paths.api.audience(audienceId), { ...(signal && { signal }) })).audience;
}

/** Its accepted numbers in order, one a line. @throws ApiProblem `not-found` */
export function fetchPhones(audienceId: string, signal?: AbortSignal): Promise<string> {
  return fetchText(paths.api.audiencePhones(audienceId), signal);
}

/** A page of the refused; pages count from 1. @throws ApiProblem `not-found`, `invalid` */
export function fetchRejects(
  audienceId: string,
  { page = 1, pageSize = 100, reason }: Partial<Pick<RejectsQuery, "page" | "pageSize" | "reason">> = {},
  signal?: AbortSignal,
): Promise<RejectsPage> {
  const query = new URLSearchParams({ page: String(page), pageSize: String(pageSize), ...(reason && { reason }) });
  return fetchJson(RejectsPage, paths.api.rejects(audienceId, String(query)), { ...(signal && { signal }) });
}

/**
 * Puts texts in place of rejects, an empty one to leave it out: a new audience, whose `source.from` is the old one's id. The old one
 * stays as it is, so undoing is going back to it. Up to 1,000 fixes.
 * @throws ApiProblem `not-found`, `invalid` naming the fix
 */
export async function fixRejects(audienceId: string, fixes: readonly Fix[], signal?: AbortSignal): Promise<Audience> {
  const request = { method: "POST", body: { fixes }, ...(signal && { signal }) } as const;
  return (await fetchJson(AudienceAnswer, paths.api.fixRejects(audienceId), request)).audience;
}

/**
 * The recipients of a past campaign that pass the filter, all of them without one. Whoever pressed 9 is left out, and told by a warning.
 * @throws ApiProblem `not-found`, `invalid` when nobody passes; what IP-Sales refuses
 */
export async function createFromCampaign(campaignId: number, calls: SliceFilters = {}, signal?: AbortSignal): Promise<Audience> {
  const request = { method: "POST", body: { campaignId, calls }, ...(signal && { signal }) } as const;
  return (await fetchJson(AudienceAnswer, paths.api.audiences(), request)).audience;
}

function sliceText(slice: SliceFilters): string {
  const words = Object.entries(slice).flatMap(([name, values]) => [values ?? []].flat().map((value) => [name, value]));
  return new URLSearchParams(words).toString();
}

/** Mailing lists change outside; audiences never do. */
const COUNT_FRESH_MS = 60_000;

export const audienceQueries = {
  all: ["audiences"] as const,
  audience: (audienceId: string) =>
    queryOptions({
      queryKey: [...audienceQueries.all, audienceId],
      queryFn: ({ signal }) => fetchAudience(audienceId, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  rejects: (audienceId: string, query: Partial<Pick<RejectsQuery, "page" | "pageSize" | "reason">>) =>
    queryOptions({
      queryKey: [...audienceQueries.all, audienceId, "rejects", query],
      queryFn: ({ signal }) => fetchRejects(audienceId, query, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** Whom a follow-up to a slice would call, and who is left out of it. It is counted anew each time it is asked for: a campaign may be running. */
  followUp: (campaignId: number, slice: SliceFilters) =>
    queryOptions({
      queryKey: [...audienceQueries.all, "follow-up", campaignId, slice],
      queryFn: ({ signal }) => fetchJson(SliceFigures, paths.api.followUp(campaignId, sliceText(slice)), { signal }),
    }),
  /** The total without duplicates, and each source's own figures in the same order. A source that fails is named as `sources.N`. */
  count: (sources: readonly AudienceSource[]) =>
    queryOptions({
      queryKey: [...audienceQueries.all, "count", sources],
      queryFn: ({ signal }) => fetchJson(AudienceCount, paths.api.countAudiences(), { method: "POST", body: { sources }, signal }),
      enabled: sources.length > 0,
      staleTime: COUNT_FRESH_MS,
    }),
};
