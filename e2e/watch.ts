import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext, APIResponse, BrowserContext, Response } from "@playwright/test";
import { findKey, type Hit, keyForms } from "./key-search";
import { product } from "./product";

/** What the whole suite must never see, whichever test it happens in: the key in an answer, or a page that its own policy stops. */
export interface Watched {
  hits: Hit[];
  violations: string[];
  answers: number;
}

let watched: Watched = { hits: [], violations: [], answers: 0 };
let pending: Promise<void>[] = [];
let forms: ReadonlyMap<string, string> | undefined;

/** One answer of the dashboard, whoever asked. */
export function searchAnswer(where: string, text: string): void {
  forms ??= keyForms(product().canary);
  watched.answers++;
  watched.hits.push(...findKey(forms, where, text));
}

const COUNTS = () => path.join(product().dataDir, "searched-answers");

/** Ends a test's watch: what it saw. The count of answers is kept for the end of the run. */
export async function endWatch(): Promise<Watched> {
  await Promise.all(pending);
  const seen = watched;
  watched = { hits: [], violations: [], answers: 0 };
  pending = [];
  appendFileSync(COUNTS(), `${seen.answers}\n`);
  return seen;
}

/** How many answers all tests so far searched. */
export const searchedAnswers = () =>
  readFileSync(COUNTS(), "utf8")
    .trim()
    .split("\n")
    .reduce((sum, line) => sum + Number(line), 0);

/** @param violations where its pages' violations are kept: with the test's own, unless they are meant to be */
export function watchContext(context: BrowserContext, violations = () => watched.violations): void {
  context.on("response", (response) => void pending.push(searchResponse(response)));
  context.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) violations().push(`${message.page()?.url()}: ${message.text()}`);
  });
}

/** Files of the build are searched on the disk; a stream has no end to wait for, and is searched where tests read one. */
async function searchResponse(response: Response): Promise<void> {
  if (new URL(response.url()).hostname !== new URL(product().url).hostname || response.url().includes("/_next/static/")) return;
  const headers = await response.allHeaders().catch(() => null);
  if (!headers) return;
  const where = `${response.request().method()} ${new URL(response.url()).pathname}`;
  const streams = headers["content-type"]?.startsWith("text/event-stream") ?? false;
  // The browser keeps no body of a redirect, nor of a page that was left before it came.
  const body = streams ? "" : await response.text().catch(() => "");
  searchAnswer(where, JSON.stringify(headers) + body);
}

const ASKING = ["get", "post", "put", "patch", "delete", "head", "fetch"] as const;

/** A client whose every answer is searched before the test sees it. */
export function watchClient(client: APIRequestContext): APIRequestContext {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      if (!ASKING.some((method) => method === name)) return value.bind(target);
      return async (...args: unknown[]) => {
        const response: APIResponse = await value.apply(target, args);
        searchAnswer(`${String(name)} ${new URL(response.url()).pathname}`, JSON.stringify(response.headers()) + (await response.text()));
        return response;
      };
    },
  });
}
