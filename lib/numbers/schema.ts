import * as z from "zod/mini";
import { Contact, MailingList } from "@/lib/lists/schema";
import { ENTRY_KINDS } from "@/lib/opt-outs/schema";
import { readPhone } from "@/lib/phones/number";
import { Call } from "@/lib/reports/schema";
import { VERDICTS } from "@/lib/reports/verdict";

const problem = (name: string) => `numbers.problems.${name}`;
const count = z.int().check(z.nonnegative());
const Moment = z.iso.datetime({ offset: true });

/** A number as a person writes it, read as IP-Sales holds it. */
const AskedPhone = z.pipe(
  z.string({ error: problem("phone") }).check(
    z.maxLength(100, problem("phone")),
    z.refine((raw) => readPhone(raw).kind === "phone", problem("phone")),
  ),
  z.transform((raw) => {
    const reading = readPhone(raw);
    return reading.kind === "phone" ? reading.phone : raw;
  }),
);

export const NumberRequest = z.strictObject({ phone: AskedPhone });

/** Where a search through the campaigns goes on: the campaign that was looked at last, and its day in Israel. */
export const SearchPlace = z.strictObject({
  campaignId: z.int({ error: problem("before") }).check(z.positive(problem("before"))),
  day: z.iso.date({ error: problem("before") }),
});
export type SearchPlace = z.output<typeof SearchPlace>;

export const NumberCallsRequest = z.strictObject({
  phone: AskedPhone,
  /** `next` of the answer before; absent: from the newest campaign. */
  before: z.optional(SearchPlace),
});

/** What came of something that could not be read, in the reader's language: not "no". */
const Unread = z.object({ code: z.string(), message: z.string() });

export const OptOutEntry = z.object({
  id: z.int(),
  at: Moment,
  kind: z.enum(ENTRY_KINDS),
  /** Null title: nobody here knows it. */
  campaign: z.nullable(z.object({ id: z.int(), title: z.nullable(z.string()) })),
  /** Null name: it isn't registered any more. */
  list: z.nullable(z.object({ id: z.int(), name: z.nullable(z.string()) })),
  reason: z.nullable(z.string()),
  by: z.nullable(z.object({ id: z.uuid(), name: z.string() })),
});
export type OptOutEntry = z.output<typeof OptOutEntry>;

const ListOfNumber = z.pick(MailingList, { id: true, name: true, purpose: true });

export const NumberAnswer = z.object({
  phone: z.string(),
  /** Null: the ledger never heard of it. `since` null: it was in it, and an admin let it out; it may be called. Newest entry first. */
  optOut: z.nullable(z.object({ since: z.nullable(Moment), entries: z.array(OptOutEntry) })),
  /** Every registered list that has it, once for each of its contacts, and those that could not be read. */
  lists: z.array(z.union([z.object({ list: ListOfNumber, contact: Contact }), z.object({ list: ListOfNumber, problem: Unread })])),
  /** How many lists were asked: all that are registered. */
  listsSearched: count,
});
export type NumberAnswer = z.output<typeof NumberAnswer>;

const CampaignOfNumber = z.object({ id: z.int(), title: z.string(), insertedAt: z.nullable(Moment), startedAt: z.nullable(Moment) });

/** One attempt that was seen while the campaign ran. `at` null: only its time of day is known, or not even that. */
export const NumberAttempt = z.object({
  attempt: z.int(),
  at: z.nullable(Moment),
  clock: z.nullable(z.string()),
  verdict: z.enum(VERDICTS),
  durationSeconds: z.nullable(z.int()),
});
export type NumberAttempt = z.output<typeof NumberAttempt>;

export const NumberCall = z.object({
  campaign: CampaignOfNumber,
  /** When the report was read; a running campaign's may have changed since. */
  asOf: Moment,
  final: z.boolean(),
  call: Call,
  /** When the last attempt was made; null: its day isn't known. */
  calledAt: z.nullable(Moment),
  /** Dated ones, as far as the report was read while it ran; earliest first. */
  attempts: z.array(NumberAttempt),
});
export type NumberCall = z.output<typeof NumberCall>;

export const NumberCallsAnswer = z.object({
  phone: z.string(),
  /** Newest campaign first. */
  calls: z.array(NumberCall),
  /** Campaigns whose report could not be read: it may have been called in them. */
  unread: z.array(z.object({ campaign: CampaignOfNumber, problem: Unread })),
  /** How many campaigns were looked at for this answer. */
  searched: count,
  /** Israel's day of the earliest of them; where `next` is null, the first day that IP-Sales was asked about. */
  since: z.iso.date(),
  /** Null: there are no earlier ones. */
  next: z.nullable(SearchPlace),
});
export type NumberCallsAnswer = z.output<typeof NumberCallsAnswer>;
