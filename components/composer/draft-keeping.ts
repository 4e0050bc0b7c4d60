import * as z from "zod/mini";
import type { DraftForm } from "@/lib/drafts/form";
import { isSameForm } from "@/lib/drafts/same-form";
import type { Draft, DraftEditing } from "@/lib/drafts/schema";
import { ApiProblem } from "@/lib/http/fetch-json";
import type { Start, Trouble, Unsaved } from "./draft-start";

/** Where drafts are kept: the HTTP API. `isLeaving`: the request has to outlive the page. */
export interface DraftServer {
  create: (draftId: string, form: DraftForm, isLeaving: boolean) => Promise<Draft>;
  save: (draftId: string, version: number, form: DraftForm, isLeaving: boolean) => Promise<Draft>;
  read: (draftId: string) => Promise<Draft>;
}

/** Where what isn't on the server yet survives a reload. */
export interface Mirror {
  write: (unsaved: Unsaved) => void;
  clear: (draftId: string) => void;
}

/** What the page is told. */
export interface KeeperEvents {
  /** What is edited is this draft now. */
  onMove: (draftId: string) => void;
  /** The fields have to show another form. */
  onForm: (form: DraftForm) => void;
  /** It is somebody else's, taken over since nothing was changed here. */
  onNews: (by: string) => void;
}

/** How the saving stands. */
export interface Keeping {
  /** Null until the server has it. */
  draftId: string | null;
  state: "saved" | "saving" | "failed";
  /** Why it failed. */
  error: unknown;
  /** What failed is tried again by itself. */
  willRetry: boolean;
  savedAt: string | null;
  trouble: Trouble | null;
}

/** @param error why the last saving failed; null since one that did not */
export function keepingOf({ draftId, base, form, savedAt, trouble }: Start, isRunning: boolean, error: unknown): Keeping {
  const isDirty = !isSameForm(form, base.form);
  const isFailed = isDirty && error !== null;
  return {
    draftId: base.version === 0 ? null : draftId,
    state: isFailed ? "failed" : isRunning || isDirty ? "saving" : "saved",
    error: isFailed ? error : null,
    willRetry: isFailed && mayPass(error),
    savedAt,
    trouble,
  };
}

export const isSameKeeping = (one: Keeping, other: Keeping): boolean =>
  (Object.keys(one) as (keyof Keeping)[]).every((name) => one[name] === other[name]);

const SETTLE_MS = 1_000;
/** However long somebody types without a pause. */
const LONGEST_MS = 5_000;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

/** How long to wait until what is typed is saved. @param unsavedSince the first change that isn't saved, by the browser's clock */
export function settleMs(unsavedSince: number | null, nowMs: number): number {
  return Math.max(0, Math.min(SETTLE_MS, LONGEST_MS - (unsavedSince === null ? 0 : nowMs - unsavedSince)));
}

/** How long to wait until what failed is tried again. @param tries how often it failed in a row, from 1 */
export function retryMs(tries: number): number {
  return RETRY_MS[Math.min(tries, RETRY_MS.length) - 1] ?? 0;
}

const Conflict = z.object({ reason: z.enum(["version", "draft-launched"]), launchId: z.optional(z.string()) });

function conflictOf(error: unknown) {
  return error instanceof ApiProblem && error.code === "conflict" ? z.safeParse(Conflict, error.details).data : undefined;
}

/** Somebody saved the draft since the version that was changed. */
export const isOutdated = (error: unknown): boolean => conflictOf(error)?.reason === "version";

/** What keeps a draft from ever being saved again; null for any other error. */
export function troubleOf(error: unknown): Trouble | null {
  const launchId = conflictOf(error)?.launchId;
  if (launchId !== undefined) return { kind: "launched", launchId };
  return error instanceof ApiProblem && error.code === "not-found" ? { kind: "deleted" } : null;
}

/** What the server says of a draft that is open. */
export type Heard = Pick<DraftEditing, "version" | "launchId">;

/** Whether it can't be changed any more. @param heard null: there is no such draft */
export function closedAs(heard: Heard | null): Trouble | null {
  if (heard === null) return { kind: "deleted" };
  return heard.launchId === null ? null : { kind: "launched", launchId: heard.launchId };
}

/** Nothing of what was sent is wrong: the server could not be reached, or not do it now. */
const mayPass = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status >= 500 || error.code === "unreadable");
