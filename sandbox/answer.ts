import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait, setImmediate as yieldToOthers } from "node:timers/promises";
import { JsonText } from "./action.ts";
import type { Fault } from "./faults.ts";
import { ACCESS_DENIED } from "./refusals.ts";

/** The reference says "HTTP 200, JSON" and names no header; (D) the type is JSON's. */
const JSON_TYPE = "application/json; charset=utf-8";
const HTML_TYPE = "text/html; charset=UTF-8";
const CHUNK_LENGTH = 64 * 1024;

const PHP_WARNING = `<br />
<b>Warning</b>:  Undefined array key "DNCTest" in <b>/var/www/html/campaignApi.php</b> on line <b>214</b><br />
`;
const ERROR_PAGE = `<!DOCTYPE html>
<html><head><title>Error</title></head><body><h1>An error occurred.</h1><p>Sorry, the page you are looking for is currently unavailable.</p></body></html>
`;

/** Writes a handler's answer, spoilt as the fault says. `process` does the action; it is called at most once. */
export async function answer(res: ServerResponse, fault: Fault | null, process: () => unknown | Promise<unknown>): Promise<void> {
  if (fault === null) return send(res, await process());
  const result = fault.processed ? await process() : undefined;
  switch (fault.kind) {
    case "delay":
      await wait(fault.ms);
      return send(res, result);
    case "hang-before":
    case "hang-after":
      return; // The connection stays open until the client gives up.
    case "reset-before":
    case "reset-after":
      res.socket?.resetAndDestroy();
      return;
    case "http-500":
      return sendText(res, 500, HTML_TYPE, ERROR_PAGE);
    case "html-200":
      return sendText(res, 200, HTML_TYPE, ERROR_PAGE);
    case "php-warning":
      return send(res, result, { before: PHP_WARNING });
    case "bom":
      return send(res, result, { before: "\uFEFF" });
    case "truncated":
      return send(res, result, { cut: true });
    case "empty":
      return sendText(res, 200, HTML_TYPE, "");
    case "access-denied":
      return send(res, ACCESS_DENIED);
  }
}

/** Sends a result as JSON with HTTP 200, as the upstream does for refusals too. `cut` ends it in the middle. */
export async function send(res: ServerResponse, result: unknown, spoil: { before?: string; cut?: boolean } = {}): Promise<void> {
  const { before = "", cut = false } = spoil;
  if (result instanceof JsonText) return stream(res, result, before, cut);
  const json = JSON.stringify(result);
  sendText(res, 200, JSON_TYPE, before + (cut ? json.slice(0, Math.ceil(json.length / 2)) : json));
}

export function sendText(res: ServerResponse, status: number, type: string, text: string): void {
  res.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) }).end(text);
}

/** A report may be 250 MB: it is written as fast as it is read, and others are served between two chunks. A cut one ends after its first. */
async function stream(res: ServerResponse, text: JsonText, before: string, cut: boolean): Promise<void> {
  res.writeHead(200, { "content-type": JSON_TYPE });
  let chunk = before;
  for (const piece of text.pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_LENGTH) continue;
    if (cut) break;
    if (!(await write(res, chunk))) return;
    chunk = "";
  }
  res.end(cut ? chunk.slice(0, Math.ceil(chunk.length / 2)) : chunk);
}

/** @returns false when the client has gone. */
async function write(res: ServerResponse, chunk: string): Promise<boolean> {
  if (res.destroyed) return false;
  if (!res.write(chunk)) {
    await new Promise<void>((resume) => {
      const done = () => {
        res.off("drain", done).off("close", done);
        resume();
      };
      res.once("drain", done).once("close", done);
    });
  }
  // A fast reader drains within the same turn of the event loop, which would never come round to others.
  await yieldToOthers();
  return !res.destroyed;
}

/** Reads a body whole. @returns null when it is larger than `limit` bytes. */
export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req) {
    const bytes: Buffer = chunk;
    length += bytes.length;
    if (length <= limit) chunks.push(bytes);
  }
  return length > limit ? null : Buffer.concat(chunks);
}
