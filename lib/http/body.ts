import "server-only";
import { AppError } from "@/lib/errors";

export interface BodyRules {
  /** The input's field that the whole JSON body is; without it the body's own fields are the input. In multipart, the part that holds this JSON. */
  body?: string;
  /** Bytes; larger is refused before it is read. 1 MiB unless told. */
  maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 1024 * 1024;

/**
 * Reads JSON or multipart; an absent body is `{}`.
 * @throws AppError `too-large`, `unsupported-body`, `invalid`
 */
export async function readBody(request: Request, rules: BodyRules): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, rules.maxBytes ?? DEFAULT_MAX_BYTES);
  if (bytes.byteLength === 0) return {};
  const contentType = request.headers.get("content-type") ?? "";
  if (/^application\/json\b/i.test(contentType)) return named(parseJson(bytes), rules.body);
  if (/^multipart\/form-data\b/i.test(contentType)) return readMultipart(bytes, contentType, rules.body);
  throw new AppError("unsupported-body");
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new AppError("too-large", { values: { megabytes: Math.floor(maxBytes / 1024 / 1024) } });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("invalid", { message: "errors.notJson", cause });
  }
}

function named(value: unknown, name: string | undefined): Record<string, unknown> {
  if (name !== undefined) return { [name]: value };
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new AppError("invalid", { message: "errors.notJson" });
  return { ...value };
}

async function readMultipart(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  jsonPart: string | undefined,
): Promise<Record<string, unknown>> {
  const form = await new Response(bytes, { headers: { "Content-Type": contentType } }).formData().catch((cause: unknown) => {
    throw new AppError("invalid", { message: "errors.notMultipart", cause });
  });
  const fields = new Map<string, unknown>();
  for (const [name, value] of form) {
    if (fields.has(name)) throw new AppError("invalid", { fields: [{ field: name, problem: "errors.fields.twice" }] });
    if (name !== jsonPart) fields.set(name, value);
    else
      fields.set(name, parseJson(typeof value === "string" ? new TextEncoder().encode(value) : new Uint8Array(await value.arrayBuffer())));
  }
  return Object.fromEntries(fields);
}
