import "server-only";
import { request } from "undici";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { readText } from "./wire";

/** A file's name: no path, no query, nothing that a server could read as another address. */
const NAME = /^(?!\.)[\p{L}\p{N}_.-]{1,200}$/u;

/** The recording's name in the history's `audioUrl` ("audio.php?type=ivr&audio=FILENAME"); null when it has any other form. */
export function readAudioName(audioUrl: unknown): string | null {
  const [, encoded] = /^\/?audio\.php\?type=ivr&audio=([^&#]+)$/.exec(readText(audioUrl).trim()) ?? [];
  if (encoded === undefined) return null;
  try {
    const name = decodeURIComponent(encoded.replaceAll("+", " "));
    return NAME.test(name) && !name.includes("..") ? name : null;
  } catch {
    return null;
  }
}

export interface Recording {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: "audio/mpeg" | "audio/wav" | "audio/ogg" | "audio/mp4";
}

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * A recording of the account. The address is fixed but for the name, no key goes along, redirects are not followed, and the
 * type is told by the content alone: a page that was uploaded as a recording is not served (security.md, X4 and S2).
 * @throws AppError `upstream-unreachable`, `not-found`
 */
export async function fetchRecording(name: string): Promise<Recording> {
  if (!NAME.test(name) || name.includes("..")) throw new AppError("not-found");
  const url = `${env.ipSalesBaseUrl}/audio.php?${new URLSearchParams({ type: "ivr", audio: name })}`;
  const answer = await download(url).catch((cause: unknown) => {
    throw new AppError("upstream-unreachable", { message: "upstream.unreachable", cause });
  });
  const contentType = answer.status === 200 ? audioType(answer.bytes) : null;
  if (!contentType) throw new AppError("not-found", { message: "upstream.noRecording" });
  return { bytes: answer.bytes, contentType };
}

async function download(url: string): Promise<{ status: number; bytes: Uint8Array<ArrayBuffer> }> {
  const answer = await request(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new Error("the recording is larger than 64 MB");
    chunks.push(chunk);
  }
  return { status: answer.statusCode, bytes: new Uint8Array(Buffer.concat(chunks)) };
}

/** By the first bytes: RIFF/WAVE, ID3 or an MPEG frame, Ogg, MP4. */
function audioType(bytes: Uint8Array): Recording["contentType"] | null {
  const text = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WAVE") return "audio/wav";
  if (text.startsWith("OggS")) return "audio/ogg";
  if (text.slice(4, 8) === "ftyp") return "audio/mp4";
  const [first = 0, second = 0] = bytes;
  return text.startsWith("ID3") || (first === 0xff && (second & 0xe0) === 0xe0) ? "audio/mpeg" : null;
}
