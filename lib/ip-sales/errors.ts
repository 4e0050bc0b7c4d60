import "server-only";
import { AppError } from "@/lib/errors";

/**
 * What can come of speaking to IP-Sales, beside success. Five kinds, because people must do five different things:
 * refused (correct the request), not sent (try again), unknown (wait, don't repeat), unreachable and misunderstood (a read failed).
 */

/** The thirteen actions, spelt as upstream spells them. */
export type CampaignAction =
  | "campaignRun"
  | "campaignsHistory"
  | "campaignReport"
  | "max_ringSet"
  | "campaignHold"
  | "campaignResumption"
  | "campaignStop"
  | "addDid";
export type ListAction = "uplodePhones" | "phonesList" | "phoneEdit" | "phonesDelete" | "setStatus";
export type Action = CampaignAction | ListAction;

/** What each documented code means (reference, "Error codes" of campaignRun and the tables of the other actions). */
const BY_CODE: Partial<Record<Action, Record<number, string>>> = {
  campaignRun: {
    1: "callerId",
    2: "callLength",
    3: "retries",
    4: "minutesBetween",
    5: "audioTooShort",
    6: "noValidRecipients",
    7: "balance",
    9: "startTooFar",
    13: "keyPhone",
    18: "audioInvalid",
    19: "audioTooLong",
    27: "apiUrl",
  },
  campaignResumption: { 1: "notOnHold", 2: "tooOld" },
};

/** The part of a campaign's specification that a refused campaignRun speaks of, so that a person is led to it. */
const FIELDS: Record<string, string> = {
  callerId: "callerId",
  callLength: "callLength",
  retries: "retries.count",
  minutesBetween: "retries.minutesBetween",
  audioTooShort: "message",
  audioInvalid: "message",
  audioTooLong: "message",
  noValidRecipients: "audience",
  startTooFar: "schedule.startAt",
  keyPhone: "keys",
  apiUrl: "message.url",
};

/** Both APIs, any action. */
const EVERYWHERE: Record<number, string> = { [-99]: "accessDenied", [-88]: "connectionInfo" };

/** Refusals that have no code of their own, or share one, told by their documented words. */
const BY_NOTE: Partial<Record<Action, readonly (readonly [RegExp, string])[]>> = {
  addDid: [
    [/כבר קיים/, "callerIdExists"],
    [/נסיונות|ניסיונות/, "tooManyVerifications"],
    [/אינו תקין/, "callerIdInvalid"],
    [/האימות נכשל/, "verificationFailed"],
  ],
  max_ringSet: [[/סכום לא תקין/, "maxRing"]],
  phoneEdit: [[/טלפון ראשי|כתובת מייל/, "phoneOrEmail"]],
};

/** Every explanation there is: a key under `upstream.refusals` of the message files, which says what is wrong and what to do. */
export function explanation(action: Action, code: number | null, note: string): string {
  const byCode = code === null ? undefined : (BY_CODE[action]?.[code] ?? EVERYWHERE[code]);
  const byNote = BY_NOTE[action]?.find(([words]) => words.test(note))?.[1];
  if (byCode ?? byNote) return String(byCode ?? byNote);
  if (code === null) return note ? "noCode" : "noReason";
  return note ? "unknownCode" : "unknownCodeNoNote";
}

export const ACCESS_DENIED = -99;

export interface Refusal {
  action: Action;
  /** null where upstream gave none. */
  code: number | null;
  /** Upstream's own words, key redacted; may be empty. */
  note: string;
  /** The whole answer, for the facts some refusals carry (errorCode 7: balance and price). */
  answer: unknown;
}

/** Valid JSON that says no: nothing was done, and repeating it as it is won't help. `code` is null where upstream gives none. */
export class UpstreamRefused extends AppError {
  static override readonly kind = "UpstreamRefused";
  override name = UpstreamRefused.kind;
  readonly refusal: Refusal;
  /** Key under `upstream.refusals`. */
  readonly explanation: string;

  /** `facts` are told in the explanation's sentence and sent as the error's details. */
  constructor(refusal: Refusal, facts?: Record<string, string>) {
    const why = explanation(refusal.action, refusal.code, refusal.note) + (facts ? "Known" : "");
    const field = refusal.action === "campaignRun" ? FIELDS[why] : undefined;
    super(refusal.code === ACCESS_DENIED ? "upstream-access-denied" : "upstream-refused", {
      message: `upstream.refusals.${why}`,
      values: { code: refusal.code ?? "", note: refusal.note, ...facts },
      upstream: { code: refusal.code, note: refusal.note },
      details: field === undefined ? facts : { ...facts, field },
    });
    this.refusal = refusal;
    this.explanation = why;
  }
}

/** A read had no answer, three times over. Nothing was changed; it may be asked again. */
export class UpstreamUnreachable extends AppError {
  static override readonly kind = "UpstreamUnreachable";
  override name = UpstreamUnreachable.kind;

  constructor(
    readonly action: Action,
    cause?: unknown,
  ) {
    super("upstream-unreachable", { message: "upstream.unreachable", cause });
  }
}

/** A write never left: no connection stood when it failed. It may be asked again by a person. */
export class UpstreamNotSent extends AppError {
  static override readonly kind = "UpstreamNotSent";
  override name = UpstreamNotSent.kind;

  constructor(
    readonly action: Action,
    cause?: unknown,
  ) {
    super("upstream-not-sent", { message: "upstream.notSent", cause });
  }
}

export type UnknownReason = "no-answer" | "cut" | "unreadable" | "server-error";

/** A write left and its outcome is not known: it may have been done. Never sent again by a machine. */
export class UpstreamUnknown extends AppError {
  static override readonly kind = "UpstreamUnknown";
  override name = UpstreamUnknown.kind;

  constructor(
    readonly action: Action,
    readonly reason: UnknownReason,
    /** The first 200 characters of what came, key redacted. */
    readonly excerpt = "",
    cause?: unknown,
  ) {
    super("upstream-unknown", { message: "upstream.unknown", upstream: excerpt ? { excerpt } : undefined, details: { reason }, cause });
  }
}

/** A read was answered by something that can't be read. */
export class UpstreamMisunderstood extends AppError {
  static override readonly kind = "UpstreamMisunderstood";
  override name = UpstreamMisunderstood.kind;

  constructor(
    readonly action: Action,
    /** The first 200 characters of what came, key redacted. */
    readonly excerpt: string,
  ) {
    super("upstream-misunderstood", { message: "upstream.misunderstood", upstream: { excerpt } });
  }
}
