import * as z from "zod/mini";
import { READING_PARTS } from "@/lib/audiences/choices";
import { cleanLine } from "@/lib/clean-line";
import { REJECT_REASONS, readPhone } from "@/lib/phones/number";

/** How a number comes into the ledger; and `left`, how it leaves. */
export const OPT_OUT_KINDS = ["pressed", "blocked", "hand", "file", "registry"] as const;
export type OptOutKind = (typeof OPT_OUT_KINDS)[number];
export const ENTRY_KINDS = [...OPT_OUT_KINDS, "left"] as const;

const problem = (name: string) => `optOuts.problems.${name}`;
const count = z.int().check(z.nonnegative());
const Moment = z.iso.datetime({ offset: true });

export const LIMITS = { reason: 300, phones: 10_000, phone: 100, text: 40, pageSize: 200, pageSizeDefault: 50 } as const;

/** A number in the ledger, with the entry that brought it in. */
export const OptOut = z.object({
  phone: z.string(),
  since: Moment,
  kind: z.enum(OPT_OUT_KINDS),
  /** The campaign in which 9 was pressed. Null title: its report isn't kept here. */
  campaign: z.nullable(z.object({ id: z.int(), title: z.nullable(z.string()) })),
  /** The list in which it was blocked, or for which the registry was asked. Null name: it isn't registered any more. */
  list: z.nullable(z.object({ id: z.int(), name: z.nullable(z.string()) })),
  reason: z.nullable(z.string()),
  by: z.nullable(z.object({ id: z.uuid(), name: z.string() })),
});
export type OptOut = z.output<typeof OptOut>;

/** How many came in each way; `lately`: within the last 30 days. */
export const KindFigures = z.object({ kind: z.enum(OPT_OUT_KINDS), count, lately: count });
export type KindFigures = z.output<typeof KindFigures>;

/** `total` of those that pass the filters; `byKind` of the whole ledger. */
export const OptOutPage = z.object({ optOuts: z.array(OptOut), total: count, byKind: z.array(KindFigures) });
export type OptOutPage = z.output<typeof OptOutPage>;

const whole = (max: number, name: string, fallback: number) =>
  z.pipe(
    z._default(z.string({ error: problem(name) }), String(fallback)).check(z.regex(/^\d{1,9}$/, problem(name))),
    z.pipe(z.transform(Number), z.int().check(z.minimum(1, problem(name)), z.maximum(max, problem(name)))),
  );
const Kind = z.enum(OPT_OUT_KINDS, { error: problem("kind") });

/** Newest first; pages count from 1. */
export const OptOutQuery = z.strictObject({
  kind: z.optional(Kind),
  page: whole(999_999_999, "page", 1),
  pageSize: whole(LIMITS.pageSize, "pageSize", LIMITS.pageSizeDefault),
});

const Text = z.string({ error: problem("text") }).check(z.maxLength(LIMITS.text, problem("text")));
const number = (max: number, name: string, fallback: number) =>
  z._default(z.int({ error: problem(name) }).check(z.minimum(1, problem(name)), z.maximum(max, problem(name))), fallback);

/** The same with some digits of a number, which never stand in an address. */
export const OptOutSearch = z.strictObject({
  text: Text,
  kind: z.optional(Kind),
  page: number(999_999_999, "page", 1),
  pageSize: number(LIMITS.pageSize, "pageSize", LIMITS.pageSizeDefault),
});

/** Which numbers a file holds. */
export const OptOutChoice = z.strictObject({ text: z.optional(Text), kind: z.optional(Kind) });
export type OptOutChoice = z.output<typeof OptOutChoice>;

const Reason = z
  .string({ error: problem("reason") })
  .check(z.overwrite(cleanLine), z.minLength(1, problem("reason")), z.maxLength(LIMITS.reason, problem("reasonTooLong")));

/** A number as a person writes it, read as IP-Sales holds it. */
const AskedPhone = z.pipe(
  z.string({ error: problem("phone") }).check(
    z.maxLength(LIMITS.phone, problem("phone")),
    z.refine((raw) => readPhone(raw).kind === "phone", problem("phone")),
  ),
  z.transform((raw) => {
    const reading = readPhone(raw);
    return reading.kind === "phone" ? reading.phone : raw;
  }),
);

export const NewOptOuts = z.strictObject({
  phones: z
    .array(z.string().check(z.maxLength(1_000)), { error: problem("phones") })
    .check(z.minLength(1, problem("phones")), z.maxLength(LIMITS.phones, problem("tooManyPhones"))),
  reason: Reason,
});

/** A file of numbers, read by the importer's rules. */
export const OptOutFile = z.strictObject({ file: z.file({ error: problem("file") }), reason: Reason, ...READING_PARTS });

/** What became of what was given: each number is `added`, was `known`, came twice, or was refused. */
export const AddedOptOuts = z.object({
  added: count,
  known: count,
  duplicates: count,
  rejected: count,
  reasons: z.array(z.object({ reason: z.enum(REJECT_REASONS), count, sample: z.array(z.object({ row: z.int(), text: z.string() })) })),
});
export type AddedOptOuts = z.output<typeof AddedOptOuts>;

export const OptOutRemoval = z.strictObject({ phone: AskedPhone, reason: Reason });
export const OptOutRef = z.strictObject({ phone: AskedPhone });
export const RemovedOptOut = z.object({ phone: z.string() });
