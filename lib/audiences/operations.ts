import "server-only";
import * as z from "zod/mini";
import { CampaignId, CampaignRef } from "@/lib/campaigns/schema";
import { AppError } from "@/lib/errors";
import { LOCALES } from "@/lib/i18n/config";
import { operation } from "@/lib/operation";
import { FacetsQuery } from "@/lib/reports/calls-query";
import { fixRejects } from "./fix-rejects";
import { countSlice, deadNumbers, keepCampaignAudience } from "./from-campaign";
import { keepReading } from "./keep-reading";
import { MAX_FILE_BYTES } from "./limits";
import type { ReaderTask } from "./read-in-thread";
import { countRecipients } from "./recipients";
import {
  type Audience,
  AudienceAnswer,
  AudienceCount,
  AudienceRef,
  CountRequest,
  Fixes,
  NewAudience,
  Reject,
  RejectsPage,
  RejectsQuery,
  SliceFigures,
} from "./schema";
import { readAudience, readAudiencePhones, readAudienceRejects, readKeptAudience, readRejectsPage, saveAudience } from "./store";

/** Reads a file, texts or a slice of a past campaign by the importer's rules and keeps what was found. */
export const createAudience = operation({
  name: "audience.create",
  allow: "audiences:manage",
  writes: true,
  input: NewAudience,
  output: AudienceAnswer,
  audit: (input) => ({ details: auditedSource(input) }),
  run: async ({ input, actor, note }) => {
    const audience =
      input.campaignId === undefined
        ? await keepReading(actor.id, await taskOf(input), { kind: input.file ? "file" : "pasted" })
        : await keepCampaignAudience(actor, input.campaignId, input.calls);
    note({ target: audience.id, details: countsOf(audience) });
    return { audience };
  },
});

/** Of a campaign's slice the names of the filters alone: a search may be for a recipient's number. */
function auditedSource({ file, phones, campaignId, calls }: NewAudience): Record<string, unknown> {
  if (file) return { fileName: file.name, bytes: file.size };
  if (campaignId === undefined) return { texts: phones?.length ?? 0 };
  const filters = Object.entries(calls ?? {}).flatMap(([name, values]) => (values.length > 0 ? [name] : []));
  return { campaignId, ...(filters.length > 0 && { filters: filters.join(", ") }) };
}

const countsOf = ({ rows, accepted, duplicates, rejected }: Audience) => ({ rows, accepted, duplicates, rejected });

async function taskOf({ file, phones, sheet, columns, header }: NewAudience): Promise<ReaderTask> {
  if (!file) return { kind: "raws", raws: phones ?? [] };
  if (file.size > MAX_FILE_BYTES) throw new AppError("too-large", { values: { megabytes: MAX_FILE_BYTES / 1024 / 1024 } });
  return { kind: "file", bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name, options: { sheet, columns, header } };
}

export const getAudience = operation({
  name: "audience.read",
  allow: "audiences:manage",
  input: AudienceRef,
  output: AudienceAnswer,
  run: async ({ input }) => ({ audience: await readAudience(input.audienceId) }),
});

/** The accepted numbers in order, one a line. */
export const getAudiencePhones = operation({
  name: "audience.phones",
  allow: "audiences:manage",
  input: AudienceRef,
  output: z.object({ phones: z.string() }),
  run: async ({ input }) => ({ phones: await readAudiencePhones(input.audienceId) }),
});

/** All the refused, for a file in the person's language. */
export const exportRejects = operation({
  name: "audience.rejects-file",
  allow: "audiences:manage",
  input: AudienceRef,
  output: z.object({ rejects: z.array(Reject), locale: z.nullable(z.enum(LOCALES)) }),
  run: async ({ input, actor }) => ({ rejects: await readAudienceRejects(input.audienceId), locale: actor.locale }),
});

/** A page of the refused. A page past the last one is empty, and `total` tells how many there are. */
export const listRejects = operation({
  name: "audience.rejects",
  allow: "audiences:manage",
  input: RejectsQuery,
  output: RejectsPage,
  run: async ({ input }) => readRejectsPage(input),
});

/** A new audience from an old one, with texts in place of some of its rejects; audiences never change. */
export const fixAudience = operation({
  name: "audience.fix",
  allow: "audiences:manage",
  writes: true,
  input: Fixes,
  output: AudienceAnswer,
  audit: ({ audienceId, fixes }) => ({ target: audienceId, details: { from: audienceId, fixes: fixes.length } }),
  run: async ({ input: { audienceId, fixes }, actor, note }) => {
    const fixed = await fixRejects(await readKeptAudience(audienceId), fixes);
    const audience = await saveAudience(actor.id, fixed, { kind: "fixed", from: audienceId });
    note({ target: audience.id, details: countsOf(audience) });
    return { audience };
  },
});

/** What several sources have together, without duplicates, and each by itself. Writes nothing. */
export const countAudiences = operation({
  name: "audience.count",
  allow: "audiences:manage",
  input: CountRequest,
  output: AudienceCount,
  run: async ({ input }) => countRecipients(input.sources),
});

/** Whom a follow-up to the calls that pass a filter would call, and who would be left out of it. Writes nothing. */
export const countFollowUp = operation({
  name: "audience.follow-up",
  allow: "campaigns:launch",
  input: FacetsQuery,
  output: SliceFigures,
  run: async ({ input: { campaignId, ...filter } }) => countSlice(campaignId, filter),
});

/** The numbers of a campaign that do not exist, one a line: what lists are to be rid of. */
export const exportDeadNumbers = operation({
  name: "audience.dead-numbers",
  allow: "campaigns:read",
  input: CampaignRef,
  output: z.object({ campaignId: CampaignId, phones: z.string() }),
  run: async ({ input: { campaignId } }) => ({ campaignId, phones: (await deadNumbers(campaignId)).join("\n") }),
});

const TEXT = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };

/** One number a line. */
export function phonesAsText({ phones }: { phones: string }): Response {
  return new Response(phones === "" ? "" : `${phones}\n`, { headers: TEXT });
}

/** The same as a file. */
export function deadNumbersFile({ campaignId, phones }: z.output<typeof exportDeadNumbers.output>): Response {
  const answer = phonesAsText({ phones });
  answer.headers.set("Content-Disposition", `attachment; filename="campaign-${campaignId}-dead-numbers.txt"`);
  return answer;
}
