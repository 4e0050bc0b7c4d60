import "server-only";
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { db, type Queryable } from "@/lib/db/client";
import { recordings } from "@/lib/db/schema";
import type { FilePart } from "@/lib/ip-sales/http";
import { extensionOf, type Measured } from "./judge";
import { measureRecording } from "./measure";

/** An uploaded recording that was measured and may be sent. */
export interface Recording extends Measured {
  sha256: string;
  bytes: Uint8Array;
}

/** Reads and judges an uploaded file. @throws AppError `invalid` (see `measureRecording`) */
export async function readRecording(file: File): Promise<Recording> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const measured = await measureRecording(bytes);
  return { ...measured, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** The file that is uploaded: its name is ours, so that nothing of the person's reaches the other side. */
export function filePart({ sha256, bytes, contentType, extension }: Recording): FilePart {
  return { content: bytes, fileName: `${sha256.slice(0, 16)}.${extension}`, contentType };
}

/** Keeps a recording, once per content. */
export async function keepRecording(tx: Queryable, { sha256, bytes, contentType, seconds, extension }: Recording): Promise<void> {
  await tx
    .insert(recordings)
    .values({ sha256, fileName: `${sha256.slice(0, 16)}.${extension}`, contentType, seconds, bytes: Buffer.from(bytes) })
    .onConflictDoNothing();
}

/** What is kept under a content's SHA-256 in hexadecimal; null where nothing is. */
export async function findRecording(sha256: string): Promise<Recording | null> {
  const [kept] = await db().select().from(recordings).where(eq(recordings.sha256, sha256));
  if (!kept) return null;
  const { contentType, seconds, bytes } = kept;
  return { sha256, contentType, seconds, bytes: new Uint8Array(bytes), extension: extensionOf(contentType) };
}

/** A kept recording as a file to upload. */
export async function recordingFile(sha256: string | null): Promise<FilePart & { content: Uint8Array }> {
  const [kept] = sha256 === null ? [] : await db().select().from(recordings).where(eq(recordings.sha256, sha256));
  if (!kept) throw new Error("the recording of a launch is not kept");
  return { content: kept.bytes, fileName: kept.fileName, contentType: kept.contentType };
}
