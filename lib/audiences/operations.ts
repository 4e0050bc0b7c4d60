import "server-only";
import * as z from "zod/mini";
import { BYTE_ORDER_MARK, csvField } from "@/lib/csv";
import { AppError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { MAX_FILE_BYTES } from "./limits";
import { type ReaderTask, readInThread } from "./read-in-thread";
import { AudienceAnswer, AudienceRef, NewAudience, Reject } from "./schema";
import { readAudience, readAudiencePhones, readAudienceRejects, saveAudience } from "./store";
import { unreadableProblem } from "./unreadable-problem";

/** Reads a file or texts by the importer's rules and keeps what was found. */
export const createAudience = operation({
  name: "audience.create",
  allow: "audiences:manage",
  writes: true,
  input: NewAudience,
  output: AudienceAnswer,
  audit: ({ file, phones }) => ({ details: file ? { fileName: file.name, bytes: file.size } : { texts: phones?.length ?? 0 } }),
  run: async ({ input, actor, note }) => {
    const reading = await readInThread(await taskOf(input)).catch((error: unknown) => {
      throw unreadableProblem(error);
    });
    const audience = await saveAudience(actor.id, reading);
    const { rows, accepted, duplicates, rejected } = audience;
    note({ target: audience.id, details: { rows, accepted, duplicates, rejected } });
    return { audience };
  },
});

async function taskOf({ file, phones }: z.output<typeof NewAudience>): Promise<ReaderTask> {
  if (!file) return { kind: "raws", raws: phones ?? [] };
  if (file.size > MAX_FILE_BYTES) throw new AppError("too-large", { values: { megabytes: MAX_FILE_BYTES / 1024 / 1024 } });
  return { kind: "file", bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name };
}

export const getAudience = operation({
  name: "audience.read",
  allow: "audiences:manage",
  input: AudienceRef,
  output: AudienceAnswer,
  run: async ({ input }) => ({ audience: await readAudience(input.audienceId) }),
});

/** The accepted numbers in order. */
export const getAudiencePhones = operation({
  name: "audience.phones",
  allow: "audiences:manage",
  input: AudienceRef,
  output: z.object({ phones: z.array(z.string()) }),
  run: async ({ input }) => ({ phones: await readAudiencePhones(input.audienceId) }),
});

export const getAudienceRejects = operation({
  name: "audience.rejects",
  allow: "audiences:manage",
  input: AudienceRef,
  output: z.object({ rejects: z.array(Reject) }),
  run: async ({ input }) => ({ rejects: await readAudienceRejects(input.audienceId) }),
});

const PRIVATE = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };

/** One number a line. */
export function phonesAsText({ phones }: { phones: string[] }): Response {
  const text = phones.map((phone) => `${phone}\n`).join("");
  return new Response(text, { headers: { ...PRIVATE, "Content-Type": "text/plain; charset=utf-8" } });
}

/** Row, text and reason, for a spreadsheet: UTF-8 with its mark, and no cell that a spreadsheet would run as a formula. */
export function rejectsAsCsv({ rejects }: { rejects: Reject[] }): Response {
  const lines = rejects.map(({ row, raw, reason }) => `${row},${csvField(raw)},${reason}\r\n`);
  return new Response(`${BYTE_ORDER_MARK}row,raw,reason\r\n${lines.join("")}`, {
    headers: { ...PRIVATE, "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="rejects.csv"' },
  });
}
