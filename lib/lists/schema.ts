import * as z from "zod/mini";
import { cleanLine } from "@/lib/clean-line";

const problem = (name: string) => `lists.problems.${name}`;
const count = z.int().check(z.nonnegative());
const moment = z.iso.datetime({ offset: true });

export const LIST_PURPOSES = ["service", "marketing"] as const;
export type ListPurpose = (typeof LIST_PURPOSES)[number];

export const LIMITS = {
  name: 80,
  consentSource: 500,
  reason: 300,
  contactName: 100,
  email: 254,
  pageSize: 1_000,
  /** An import of up to so many rows is answered when it is done; a larger one goes on as a job. */
  atOnce: 5_000,
  rows: 250_000,
} as const;

export const ListId = z.int({ error: problem("id") }).check(z.minimum(1, problem("id")), z.maximum(999_999_999_999_999, problem("id")));
export type ListId = z.output<typeof ListId>;

/** As it stands in an address. */
export const ListIdInPath = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,14}$/, problem("id"))), z.transform(Number));

const Name = z
  .string({ error: problem("name") })
  .check(z.overwrite(cleanLine), z.minLength(1, problem("name")), z.maxLength(LIMITS.name, problem("nameTooLong")));
const ConsentSource = z.string().check(z.overwrite(cleanLine), z.maxLength(LIMITS.consentSource, problem("consentTooLong")));
const Purpose = z.enum(LIST_PURPOSES, { error: problem("purpose") });

/** What we keep of a list; its contacts are upstream's. */
export const MailingList = z.object({
  id: z.int(),
  name: z.string(),
  purpose: z.enum(LIST_PURPOSES),
  /** Where its people agreed; null: nobody said. */
  consentSource: z.nullable(z.string()),
  /** The Israeli day of the last comparison with the national registry; null: never, as far as is known. */
  registryCheckedOn: z.nullable(z.iso.date()),
  createdAt: moment,
  createdBy: z.object({ id: z.uuid(), name: z.string() }),
});
export type MailingList = z.output<typeof MailingList>;

export const NewList = z.strictObject({
  id: ListId,
  name: Name,
  /** The stricter one, where it isn't said. */
  purpose: z._default(Purpose, "marketing"),
  consentSource: z.optional(ConsentSource),
});

export const ListChange = z.strictObject({
  listId: ListIdInPath,
  name: z.optional(Name),
  purpose: z.optional(Purpose),
  consentSource: z.optional(z.nullable(ConsentSource)),
});

export const OneList = z.object({ list: MailingList });
export const ListRef = z.strictObject({ listId: ListIdInPath });
export const ListsAnswer = z.object({ lists: z.array(MailingList) });
/** `total`: its contacts as upstream counts them; null where it didn't say. */
export const ListAnswer = z.object({ list: MailingList, total: z.nullable(z.int()) });

/** A contact as upstream holds it. `blocked` is null where upstream didn't say; `rhStatus` is undocumented, and kept as it came. */
export const Contact = z.object({
  id: z.string(),
  phones: z.array(z.string()),
  firstName: z.string(),
  lastName: z.string(),
  emails: z.array(z.string()),
  blocked: z.nullable(z.boolean()),
  rhStatus: z.string(),
});
export type Contact = z.output<typeof Contact>;

/** Whether a contact is to be treated as blocked: where upstream didn't say, it is. */
export const mayBeBlocked = ({ blocked }: Pick<Contact, "blocked">): boolean => blocked !== false;

export const IMPORT_MODES = ["merge", "replace", "insert", "delete"] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

const text = (limit: number) => z.optional(z.string().check(z.overwrite(cleanLine), z.maxLength(limit)));

/** A row of an import: a phone or an e-mail at least. What is absent or blank is left as it is. */
export const ContactRow = z.strictObject({
  phone: text(100),
  firstName: text(LIMITS.contactName),
  lastName: text(LIMITS.contactName),
  email: text(LIMITS.email),
  blocked: z.optional(z.boolean()),
});
export type ContactRow = z.output<typeof ContactRow>;

const Mode = z.enum(IMPORT_MODES, { error: problem("mode") });
const Rows = z.array(ContactRow, { error: problem("contacts") }).check(z.maxLength(LIMITS.rows, problem("tooManyRows")));

/** The operating contract's import. `replace`, and `delete` without contacts, need `confirm` to equal the list's name. */
export const ImportRequest = z.strictObject({
  listId: ListIdInPath,
  mode: Mode,
  contacts: z._default(Rows, []),
  confirm: z.optional(z.string()),
});
export type ImportRequest = z.output<typeof ImportRequest>;

/** The same, looked at before anything is done. */
export const PreviewRequest = z.strictObject({ listId: ListIdInPath, mode: Mode, contacts: z._default(Rows, []) });

/** Why a row of an import names nobody: its number is none by the rules of numbers, or there is neither a number nor an e-mail. */
export const REFUSALS = ["no-phone-or-email", "bad-phone", "bad-email"] as const;

const Shown = z.object({ phone: z.string(), name: z.string(), email: z.string() });
export const FieldChange = z.object({
  field: z.enum(["phone", "firstName", "lastName", "email", "blocked"]),
  from: z.string(),
  to: z.string(),
});

/**
 * What an import or a restoring does to the list as it was read, exactly; samples are the first hundred of each kind.
 *
 * It adds up. By rows, in `merge`, `replace`, `insert` and a restoring: given = add + change + unchanged + duplicates + refused (+ what a
 * restoring has lost in contacts). In `delete` the rows that are left, given − unchanged − duplicates − refused, name somebody who is removed,
 * and `remove` counts contacts. By contacts: before + add − remove are in the list afterwards. `staysBlocked` is a part of change and unchanged,
 * `addedBlocked` of add.
 */
export const ImportEffect = z.object({
  /** Rows of the import, or contacts of the snapshot. */
  given: count,
  /** Contacts of the list when it was read. */
  before: count,
  add: count,
  change: count,
  /** Rows that change nothing: alike already, in `insert` in the list already, in `delete` not in it. */
  unchanged: count,
  remove: count,
  /** Contacts that are blocked, and that the rows would have un-blocked. */
  staysBlocked: count,
  /** New contacts that are added as blocked, because they must not be called. */
  addedBlocked: count,
  /** Rows that name the same contact as an earlier row does. */
  duplicates: count,
  refused: count,
  /** What a restoring can't bring back; null for an import. */
  lost: z.nullable(
    z.object({
      /** Contacts that share their only phone or e-mail with another: upstream takes one for the other. */
      contacts: count,
      /** Contacts that get a new id, because upstream gives every contact that is added one of its own. */
      ids: count,
      /** Second and third phones, which upstream has no action for. */
      phones: count,
      /** Contacts whose undocumented `rhStatus` can't be set. */
      rhStatus: count,
    }),
  ),
  samples: z.object({
    add: z.array(Shown),
    change: z.array(z.extend(Shown, { changes: z.array(FieldChange) })),
    remove: z.array(Shown),
    staysBlocked: z.array(Shown),
    duplicates: z.array(Shown),
    refused: z.array(z.object({ row: count, text: z.string(), reason: z.enum(REFUSALS) })),
  }),
});
export type ImportEffect = z.output<typeof ImportEffect>;
export const EffectFigures = z.omit(ImportEffect, { samples: true });

/** The operating contract's counts: what the list shows afterwards, counted by reading it again. */
export const ImportResult = z.object({ added: count, updated: count, rejected: count, deleted: count });
export type ImportResult = z.output<typeof ImportResult>;

/**
 * `reading`: the list is being read and the effect worked out · `previewed`: waits for a person · `running` · `done` · `cancelled` by a
 * person, between two steps · `stopped`: something is in the way, and a person may go on or restore the list.
 */
export const JOB_STATES = ["reading", "previewed", "running", "done", "cancelled", "stopped"] as const;
export type JobState = (typeof JOB_STATES)[number];

export const StoredProblem = z.object({ code: z.string(), message: z.string() });

export const ListJob = z.object({
  id: z.uuid(),
  listId: z.int(),
  kind: z.enum(["import", "restore"]),
  /** Null for a restoring. */
  mode: z.nullable(z.enum(IMPORT_MODES)),
  state: z.enum(JOB_STATES),
  createdAt: moment,
  createdBy: z.object({ id: z.uuid(), name: z.string() }),
  finishedAt: z.nullable(moment),
  steps: count,
  done: count,
  effect: z.nullable(ImportEffect),
  /** What it did, also where it was cancelled or stopped: what of the effect the list shows. */
  result: z.nullable(ImportResult),
  /** The list as it was before. */
  snapshotId: z.nullable(z.uuid()),
  /** In the reader's language. */
  problem: z.nullable(StoredProblem),
});
export type ListJob = z.output<typeof ListJob>;

/** A job among others: its effect in figures only. */
export const ListJobSummary = z.extend(ListJob, { effect: z.nullable(EffectFigures) });
export type ListJobSummary = z.output<typeof ListJobSummary>;

export const JobRef = z.strictObject({ listId: ListIdInPath, jobId: z.uuid() });
/** `confirm`: the list's name as a person typed it, where the effect needs it. */
export const StartRequest = z.strictObject({ listId: ListIdInPath, jobId: z.uuid(), confirm: z.optional(z.string()) });
export const JobAnswer = z.object({ job: ListJob });
export const JobsAnswer = z.object({ jobs: z.array(ListJobSummary) });
/** A job that was begun; `GET /api/lists/:id/jobs/:jobId` tells how it goes. */
export const JobBegun = z.object({ job: z.object({ id: z.uuid() }) });

export const SNAPSHOT_REASONS = ["asked", "import", "replace", "delete", "clear", "restore"] as const;

export const ListSnapshot = z.object({
  id: z.uuid(),
  listId: z.int(),
  isWhole: z.boolean(),
  reason: z.enum(SNAPSHOT_REASONS),
  contacts: count,
  blocked: count,
  takenAt: moment,
  takenBy: z.nullable(z.object({ id: z.uuid(), name: z.string() })),
});
export type ListSnapshot = z.output<typeof ListSnapshot>;

export const SnapshotsAnswer = z.object({ snapshots: z.array(ListSnapshot) });
export const SnapshotAnswer = z.object({ snapshot: ListSnapshot });

const FromQuery = (most: number, wrong: string) =>
  z.pipe(z.string().check(z.regex(/^[1-9]\d{0,6}$/, wrong)), z.pipe(z.transform(Number), z.int().check(z.maximum(most, wrong))));
export const SnapshotPageQuery = z.strictObject({
  listId: ListIdInPath,
  snapshotId: z.uuid(),
  page: z._default(FromQuery(1_000_000, problem("page")), 1),
  pageSize: z._default(FromQuery(LIMITS.pageSize, problem("pageSize")), 50),
});
/** A snapshot with a page of its contacts; `total` of them there are. */
export const SnapshotPage = z.object({ snapshot: ListSnapshot, contacts: z.array(Contact), total: count });

/** `removeOthers`: also contacts that are in the list now and not in the snapshot. Previewed as a job; `start` does it. */
export const RestoreRequest = z.strictObject({ listId: ListIdInPath, snapshotId: z.uuid(), removeOthers: z.boolean() });
