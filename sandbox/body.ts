import type { UploadedFile } from "./action.ts";
import { asRows, parseJson } from "./fields.ts";

export type ParsedBody = { fields: Record<string, unknown>; files: Record<string, UploadedFile> };

type PhpArray = Map<string, string | PhpArray>;

/**
 * A body in any of the three documented types (campaign-api.md, "HTTP method"), merged over the query string as PHP's `$_REQUEST` is.
 * What can't be read counts as no fields at all, so that the request is refused for what it lacks.
 */
export async function parseRequest(query: string, contentType: string, body: Buffer): Promise<ParsedBody> {
  const fromQuery = phpFields(new URLSearchParams(query));
  const parsed = await parseBody(contentType, body);
  return { fields: { ...fromQuery, ...parsed.fields }, files: parsed.files };
}

async function parseBody(contentType: string, body: Buffer): Promise<ParsedBody> {
  const type = contentType.split(";")[0]?.trim().toLowerCase();
  if (type === "application/json") return { fields: jsonFields(body), files: {} };
  if (type === "application/x-www-form-urlencoded") return { fields: phpFields(new URLSearchParams(body.toString("utf8"))), files: {} };
  if (type === "multipart/form-data") return multipart(contentType, body);
  return { fields: {}, files: {} };
}

function jsonFields(body: Buffer): Record<string, unknown> {
  const value = parseJson(body.toString("utf8"));
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}

async function multipart(contentType: string, body: Buffer): Promise<ParsedBody> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData().catch(() => null);
  const texts: [string, string][] = [];
  const files: [string, UploadedFile][] = [];
  for (const [name, value] of form ?? []) {
    if (typeof value === "string") texts.push([name, value]);
    else files.push([phpName(name).base, await readFile(value)]);
  }
  return { fields: phpFields(texts), files: Object.fromEntries(files) };
}

async function readFile(file: File): Promise<UploadedFile> {
  return { fileName: file.name, contentType: file.type, data: Buffer.from(await file.arrayBuffer()) };
}

/** PHP's reading of form fields: `a[]` collects, `a[k][l]` nests, the last of two equal names wins. */
function phpFields(pairs: Iterable<[string, string]>): Record<string, unknown> {
  const root: PhpArray = new Map();
  for (const [name, value] of pairs) {
    const { base, keys } = phpName(name);
    put(root, [base, ...keys], value);
  }
  return Object.fromEntries([...root].map(([key, value]) => [key, plain(value)]));
}

function phpName(name: string): { base: string; keys: string[] } {
  const match = /^([^[]+)((?:\[[^\]]*\])*)/.exec(name);
  const base = (match?.[1] ?? name).trimStart().replace(/[ .]/g, "_");
  return { base, keys: [...(match?.[2] ?? "").matchAll(/\[([^\]]*)\]/g)].map((key) => key[1] ?? "") };
}

function put(root: PhpArray, path: string[], value: string): void {
  let level = root;
  path.forEach((part, depth) => {
    const key = part === "" && depth > 0 ? String(level.size) : part;
    if (depth === path.length - 1) {
      level.set(key, value);
      return;
    }
    const known = level.get(key);
    const next: PhpArray = known instanceof Map ? known : new Map();
    if (next !== known) level.set(key, next);
    level = next;
  });
}

function plain(value: string | PhpArray): unknown {
  if (!(value instanceof Map)) return value;
  const isList = [...value.keys()].every((key, index) => key === String(index));
  const entries = [...value].map(([key, one]): [string, unknown] => [key, plain(one)]);
  return isList ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

/** An array field however it was sent: a JSON array, `name[]` fields, or a JSON array as text. `null` when it is none of these. */
export function arrayField(value: unknown): unknown[] | null {
  return asRows(typeof value === "string" ? parseJson(value) : value);
}
