import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
/** The clock that rules depend on (lib/db/clock.ts), for columns that a rule is measured from. */
const ruled = (name: string) => moment(name).notNull().default(sql`shofar_now()`);
const id = () => uuid("id").primaryKey().defaultRandom();

export const users = pgTable(
  "users",
  {
    id: id(),
    /** Lower case: one person, one address. */
    email: text("email").notNull().unique(),
    name: text("name").notNull(),
    role: text("role", { enum: ["marketing", "supervisor", "admin"] }).notNull(),
    /** Argon2id, PHC string; null until the invited person sets a password. */
    passwordHash: text("password_hash"),
    disabledAt: moment("disabled_at"),
    locale: text("locale", { enum: ["he", "en"] }),
    theme: text("theme", { enum: ["system", "light", "dark"] }),
    /** The person's own number, for test calls. */
    testPhone: text("test_phone"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [check("users_role", sql`${table.role} in ('marketing', 'supervisor', 'admin')`)],
);

/** A signed-in browser. The cookie names a row; without a live row the cookie is worth nothing. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: ruled("created_at"),
    lastSeenAt: ruled("last_seen_at"),
    endedAt: moment("ended_at"),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/** Failed or unfinished sign-ins, by what was typed and where from, whether or not such an account exists. */
export const signInFailures = pgTable(
  "sign_in_failures",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    email: text("email").notNull(),
    address: text("address").notNull(),
    at: moment("at").notNull().defaultNow(),
  },
  (table) => [index("sign_in_failures_who").on(table.email, table.address, table.at), index("sign_in_failures_at").on(table.at)],
);

/** One-time addresses for setting a password. Only the SHA-256 of the token is kept. */
export const passwordLinks = pgTable("password_links", {
  tokenHash: text("token_hash").primaryKey(),
  /** Null: the set-up address of a first start, which makes the first admin. */
  userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
  createdAt: moment("created_at").notNull().defaultNow(),
  expiresAt: moment("expires_at").notNull(),
  usedAt: moment("used_at"),
});

/** Written before the effect, with outcome `started`; the outcome follows. Actor columns are copies: they outlive the person's row. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: ruled("at"),
    actorId: uuid("actor_id"),
    actorEmail: text("actor_email"),
    actorRole: text("actor_role"),
    action: text("action").notNull(),
    target: text("target"),
    outcome: text("outcome", { enum: ["started", "done", "denied", "refused", "failed", "unknown"] }).notNull(),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    index("audit_at").on(table.at),
    index("audit_action").on(table.action),
    index("audit_actor").on(table.actorId),
    index("audit_target").on(table.target),
  ],
);

/** A list of recipients as the importer read it. */
export const audiences = pgTable("audiences", {
  id: id(),
  createdBy: uuid("created_by")
    .notNull()
    .references(() => users.id),
  createdAt: moment("created_at").notNull().defaultNow(),
  fileName: text("file_name"),
  /** The contract's audience shape without `id`. */
  summary: jsonb("summary").$type<unknown>().notNull(),
  /** Accepted numbers in the file's order, one a line. */
  phones: text("phones").notNull(),
  /** `[{row, raw, reason}]` in the file's order, with the name and the place among the accepted where they are known. */
  rejects: jsonb("rejects").$type<unknown>().notNull(),
  /** Where the list came from (`AudienceOrigin`); null for lists of earlier versions. */
  source: jsonb("source").$type<unknown>(),
});

/** Audio that a person uploaded, kept once per content. */
export const recordings = pgTable("recordings", {
  sha256: text("sha256").primaryKey(),
  fileName: text("file_name").notNull(),
  contentType: text("content_type").notNull(),
  seconds: integer("seconds").notNull(),
  bytes: bytea("bytes").notNull(),
  createdAt: moment("created_at").notNull().defaultNow(),
});

/** A campaign that somebody is composing. `form` is what its fields hold (`DraftForm`). */
export const drafts = pgTable(
  "drafts",
  {
    id: id(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedBy: uuid("updated_by")
      .notNull()
      .references(() => users.id),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    /** Grows with every saving; whoever saves says which one they changed. */
    version: integer("version").notNull().default(1),
    form: jsonb("form").$type<unknown>().notNull(),
    deletedAt: moment("deleted_at"),
  },
  (table) => [index("drafts_updated").on(table.updatedAt)],
);

/** Who has a draft open, as their browsers say every few seconds. */
export const draftEditors = pgTable(
  "draft_editors",
  {
    draftId: uuid("draft_id")
      .notNull()
      .references(() => drafts.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    seenAt: moment("seen_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.userId] })],
);

/** One row for each thing a person asked to send (design/launch.md). The row decides; memory never does. */
export const launches = pgTable(
  "launches",
  {
    id: id(),
    idempotencyKey: text("idempotency_key").notNull().unique(),
    /** SHA-256 of the canonical parameters: title, sorted phones, audio hash. */
    digest: text("digest").notNull(),
    /** SHA-256 of the sorted phones and the message alone: the same people hearing the same thing, whatever else differs. */
    peopleDigest: text("people_digest"),
    /** Eight letters at the end of the upstream title; how the history is searched for this launch. */
    token: text("token").notNull().unique(),
    state: text("state").notNull(),
    stateSince: ruled("state_since"),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: ruled("created_at"),
    title: text("title").notNull(),
    /** The specification as asked, without the numbers. */
    spec: jsonb("spec").$type<unknown>().notNull(),
    /** The numbers that will be sent, one a line. */
    phones: text("phones").notNull(),
    /** How many they are; how many texts were no number, and how many contacts of lists are blocked. */
    recipients: integer("recipients").notNull(),
    rejected: integer("rejected").notNull(),
    blocked: integer("blocked").notNull(),
    /** How many of `phones` were left out of the last dry run, and of what was sent, because they must not be called. */
    optedOut: integer("opted_out").notNull().default(0),
    /** The ledger's latest entry when they were left out. */
    optOutsUpTo: bigint("opt_outs_up_to", { mode: "number" }),
    recordingSha256: text("recording_sha256").references(() => recordings.sha256),
    /** The dry run's figures: `{accepted, rejected, blocked, price, balance, audioSeconds}`. */
    dryRun: jsonb("dry_run").$type<unknown>(),
    checkedAt: moment("checked_at"),
    /** Who let it be sent as the second person, and exactly what: its digest and the dry run's figures. */
    approvedBy: uuid("approved_by").references(() => users.id),
    approvedAt: moment("approved_at"),
    approvedDigest: text("approved_digest"),
    approvedFigures: jsonb("approved_figures").$type<unknown>(),
    /** Who refused it or gave it up. */
    decidedBy: uuid("decided_by").references(() => users.id),
    /** Largest campaign id seen before sending: a history that shows it is one that can be believed. */
    watermark: integer("watermark"),
    /** When the one sending was committed. */
    sentAt: moment("sent_at"),
    /** Until when a campaign that may still arrive is looked for. */
    watchUntil: moment("watch_until"),
    campaignId: integer("campaign_id"),
    /** Recipients of the campaign as IP-Sales tells them: equal to the dry run's, or nobody is dialled by a machine. */
    accepted: integer("accepted"),
    /** How often the campaign was asked to leave hold. */
    commits: integer("commits").notNull().default(0),
    /** Who let a campaign that was on hold begin. */
    releasedBy: uuid("released_by").references(() => users.id),
    /** When we held the campaign because the calling window closed; null once it went on or a person took over. */
    windowHeldAt: moment("window_held_at"),
    /** What the history showed while the outcome was unknown (`LaunchSearch`). */
    search: jsonb("search").$type<unknown>(),
    /** When the row wants work next; null while it rests. */
    dueAt: moment("due_at"),
    /** Nothing is sent before this moment: the undo window. */
    sendAfter: ruled("send_after"),
    /** Who works on the row now, and until when; the fence grows with each taking, so that a late worker can't write. */
    leaseOwner: text("lease_owner"),
    leaseUntil: moment("lease_until"),
    fence: integer("fence").notNull().default(0),
    repeatOf: uuid("repeat_of"),
    /** The draft that was launched. */
    draftId: uuid("draft_id").references(() => drafts.id),
    /** The error that a rejected, unknown or not-sent launch rests with: `{code, message, details?, upstream?}`. */
    problem: jsonb("problem").$type<unknown>(),
  },
  (table) => [
    index("launches_state").on(table.state),
    index("launches_due").on(table.dueAt),
    index("launches_created").on(table.createdAt),
    index("launches_digest").on(table.digest),
    index("launches_people").on(table.peopleDigest),
    index("launches_watch").on(table.watchUntil),
    index("launches_checked").on(table.checkedAt),
    index("launches_draft").on(table.draftId),
    check("launches_two_persons", sql`${table.approvedBy} is null or ${table.approvedBy} <> ${table.createdBy}`),
    uniqueIndex("launches_campaign").on(table.campaignId),
  ],
);

/** What happened to a launch, in order, with the evidence a person is shown. */
export const launchSteps = pgTable(
  "launch_steps",
  {
    launchId: uuid("launch_id")
      .notNull()
      .references(() => launches.id, { onDelete: "cascade" }),
    step: integer("step").notNull(),
    at: moment("at").notNull().defaultNow(),
    /** What happened, a word of the state machine. */
    event: text("event").notNull(),
    /** The state it led to. */
    state: text("state").notNull(),
    evidence: jsonb("evidence").$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [primaryKey({ columns: [table.launchId, table.step] })],
);

/** Campaigns that carry a launch's token and aren't the one it goes by: held as soon as they are seen, and never let go by a machine. */
export const strayCampaigns = pgTable(
  "stray_campaigns",
  {
    campaignId: integer("campaign_id").primaryKey(),
    launchId: uuid("launch_id")
      .notNull()
      .references(() => launches.id, { onDelete: "cascade" }),
    foundAt: ruled("found_at"),
  },
  (table) => [index("stray_campaigns_launch").on(table.launchId)],
);

/** What the admins decided about launching (`LaunchRules`): one row, or none before the first decision. */
export const launchRules = pgTable(
  "launch_rules",
  {
    id: integer("id").primaryKey().default(1),
    rules: jsonb("rules").$type<unknown>().notNull(),
    savedAt: moment("saved_at").notNull().defaultNow(),
    savedBy: uuid("saved_by").references(() => users.id),
  },
  (table) => [check("launch_rules_single", sql`${table.id} = 1`)],
);

/** Our own record of registered caller IDs: the upstream has no action that lists them. */
export const callerIds = pgTable("caller_ids", {
  phone: text("phone").primaryKey(),
  /** False for a number that the upstream said was there already: somebody else registered it. */
  registeredHere: boolean("registered_here").notNull(),
  registeredAt: moment("registered_at").notNull().defaultNow(),
  registeredBy: uuid("registered_by").references(() => users.id),
});

/** Verification calls asked for: the upstream allows five a number in 24 hours, and we count before calling. */
export const callerIdCalls = pgTable(
  "caller_id_calls",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    phone: text("phone").notNull(),
    at: moment("at").notNull().defaultNow(),
    askedBy: uuid("asked_by").references(() => users.id),
  },
  (table) => [index("caller_id_calls_phone").on(table.phone, table.at)],
);

/** The live board as its poller saw it last: every process tells its viewers from these rows. `campaign` is a `LiveCampaign`. */
export const liveCampaigns = pgTable(
  "live_campaigns",
  {
    campaignId: integer("campaign_id").primaryKey(),
    campaign: jsonb("campaign").$type<unknown>().notNull(),
    /** The look that changed it last. */
    version: bigint("version", { mode: "number" }).notNull(),
    /** When it left the board. */
    goneAt: moment("gone_at"),
  },
  (table) => [index("live_campaigns_version").on(table.version)],
);

/** The poller's latest look: one row. */
export const liveLook = pgTable(
  "live_look",
  {
    id: integer("id").primaryKey().default(1),
    /** Grows with every look. */
    version: bigint("version", { mode: "number" }).notNull(),
    /** When the figures were true; null before the first good look. */
    at: moment("at"),
    /** What kept the latest look from being one: `{code, message, …}`. */
    problem: jsonb("problem").$type<unknown>(),
    totals: jsonb("totals").$type<unknown>(),
  },
  (table) => [check("live_look_single", sql`${table.id} = 1`)],
);

/** What the history told of a running campaign, at most every ten seconds: upstream keeps no past of its counters. */
export const liveSamples = pgTable(
  "live_samples",
  {
    campaignId: integer("campaign_id").notNull(),
    at: moment("at").notNull(),
    sent: integer("sent").notNull(),
    answered: integer("answered").notNull(),
    waitingRetry: integer("waiting_retry").notNull(),
    dialing: integer("dialing"),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.at] }), index("live_samples_at").on(table.at)],
);

/** Each reading of a running campaign's report: attempts are dated between one and the next, and a long pause between two is a gap. */
export const reportSamples = pgTable(
  "report_samples",
  {
    campaignId: integer("campaign_id").notNull(),
    /** When the report was asked for, and when it was the time before; null at the first. */
    at: moment("at").notNull(),
    since: moment("since"),
    /** Attempts that this reading showed for the first time, and those that went by unseen since the one before. */
    attempts: integer("attempts").notNull(),
    missed: integer("missed").notNull(),
    network: integer("network").notNull(),
    readMs: integer("read_ms").notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.at] }), index("report_samples_at").on(table.at)],
);

/** Attempts as samples of the report showed them: upstream tells only each recipient's last, without its day. */
export const attempts = pgTable(
  "attempts",
  {
    campaignId: integer("campaign_id").notNull(),
    phone: text("phone").notNull(),
    /** From 1; a number that is missing was not seen. */
    attempt: integer("attempt").notNull(),
    /** It ended after one reading and before the other; null where there was none before. */
    after: moment("after"),
    before: moment("before").notNull(),
    /** `HH:MM:SS` as upstream told it. */
    lastCall: text("last_call"),
    status: text("status").notNull(),
    sipCode: text("sip_code").notNull(),
    cause: text("cause").notNull(),
    had180: boolean("had180"),
    had183: boolean("had183"),
    durationSeconds: integer("duration_seconds"),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.phone, table.attempt] }),
    // Written in the order of time: a few pages tell where the old ones are.
    index("attempts_before").using("brin", table.before),
  ],
);

/** A circuit breaker that a person set on a campaign: held by the system when too many calls fail in the network. */
export const breakers = pgTable("breakers", {
  campaignId: integer("campaign_id").primaryKey(),
  /** Percent of the calls of the last `minutes`, of which there must be `calls`. */
  percent: integer("percent").notNull(),
  minutes: integer("minutes").notNull(),
  calls: integer("calls").notNull(),
  setBy: uuid("set_by")
    .notNull()
    .references(() => users.id),
  setAt: ruled("set_at"),
  /** Calls before this don't count: a person saw them, and let the campaign go on all the same. Null: all count. */
  countsFrom: moment("counts_from"),
  trippedAt: moment("tripped_at"),
  /** What it saw: `{calls, network, percent}`. */
  seen: jsonb("seen").$type<unknown>(),
});

/** Read-only addresses of the wall: they need nobody's session. Only the SHA-256 of the token is kept. */
export const wallLinks = pgTable("wall_links", {
  id: id(),
  name: text("name").notNull(),
  tokenHash: text("token_hash").notNull().unique(),
  createdBy: uuid("created_by")
    .notNull()
    .references(() => users.id),
  createdAt: moment("created_at").notNull().defaultNow(),
  lastSeenAt: moment("last_seen_at"),
  revokedAt: moment("revoked_at"),
});

/** What people are told of: it finished, it stands still, somebody is needed. One row for everybody. */
export const notices = pgTable(
  "notices",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: ruled("at"),
    kind: text("kind").notNull(),
    /** The same thing is told once. */
    key: text("key").notNull().unique(),
    campaignId: integer("campaign_id"),
    launchId: uuid("launch_id").references(() => launches.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [index("notices_at").on(table.at)],
);

/** Up to which notice a person has read. */
export const noticeReaders = pgTable("notice_readers", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  readUpTo: bigint("read_up_to", { mode: "number" }).notNull(),
});

/** Reports of campaigns that are over, as they were read once: they don't change any more. */
export const reports = pgTable("reports", {
  campaignId: integer("campaign_id").primaryKey(),
  /** Whether who pressed 9 in it is in the ledger of people who must not be called. */
  optOutsTold: boolean("opt_outs_told").notNull().default(false),
  /** When IP-Sales was asked. */
  asOf: moment("as_of").notNull(),
  rows: integer("rows").notNull(),
  /** Rows of the answer that could not be read. */
  badRows: integer("bad_rows").notNull(),
  /** What the report and the history say of the campaign (`ReportHeader`). */
  header: jsonb("header").$type<unknown>().notNull(),
  /** `ReportSummary` over all calls, by the verdict rules of `rulesDigest`. */
  summary: jsonb("summary").$type<unknown>().notNull(),
  rulesDigest: text("rules_digest").notNull(),
  /** How `report_parts` is written; another is as good as none. */
  format: integer("format").notNull(),
});

/** The calls of a kept report: its columns, compressed, in pieces that are sent one by one. */
export const reportParts = pgTable(
  "report_parts",
  {
    campaignId: integer("campaign_id")
      .notNull()
      .references(() => reports.campaignId, { onDelete: "cascade" }),
    part: integer("part").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.part] })],
);

/** Numbers that do not exist, as each kept report told them. */
export const deadNumbers = pgTable(
  "dead_numbers",
  {
    phone: text("phone").notNull(),
    campaignId: integer("campaign_id")
      .notNull()
      .references(() => reports.campaignId, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.phone, table.campaignId] }), index("dead_numbers_campaign").on(table.campaignId)],
);

/** A view of reports that somebody gave a name: filters, order and columns, as they stand in the address. Everybody sees them. */
export const reportViews = pgTable("report_views", {
  id: id(),
  name: text("name").notNull().unique(),
  query: text("query").notNull(),
  createdBy: uuid("created_by")
    .notNull()
    .references(() => users.id),
  createdAt: moment("created_at").notNull().defaultNow(),
});

/** How the admins want calls to be judged (`VerdictRules`): one row, or none before the first change. */
export const verdictRules = pgTable(
  "verdict_rules",
  {
    id: integer("id").primaryKey().default(1),
    rules: jsonb("rules").$type<unknown>().notNull(),
    savedAt: moment("saved_at").notNull().defaultNow(),
    savedBy: uuid("saved_by").references(() => users.id),
  },
  (table) => [check("verdict_rules_single", sql`${table.id} = 1`)],
);

/** Our own record of mailing lists: the upstream has no action that lists or creates them. A number that is here says nothing of its contacts. */
export const mailingLists = pgTable("mailing_lists", {
  /** The upstream's number. */
  id: bigint("id", { mode: "number" }).primaryKey(),
  name: text("name").notNull().unique(),
  purpose: text("purpose", { enum: ["service", "marketing"] }).notNull(),
  /** Where its people agreed to be called, in the words of whoever wrote it; null: nobody said. */
  consentSource: text("consent_source"),
  /** The Israeli day on which it was last compared with the national registry; null: never, as far as we know. */
  registryCheckedOn: text("registry_checked_on"),
  /** The last entry of the ledger that was carried into it. */
  carriedUpTo: bigint("carried_up_to", { mode: "number" }).notNull().default(0),
  createdBy: uuid("created_by")
    .notNull()
    .references(() => users.id),
  createdAt: moment("created_at").notNull().defaultNow(),
});

/** Contacts of a list as they were: all of them, or those that somebody deleted. They outlive the registry's row. */
export const listSnapshots = pgTable(
  "list_snapshots",
  {
    id: id(),
    listId: bigint("list_id", { mode: "number" }).notNull(),
    /** Of everybody in the list; false: only of those who were about to be removed. */
    isWhole: boolean("is_whole").notNull(),
    /** What it was taken before, or `asked`. */
    reason: text("reason").notNull(),
    contacts: integer("contacts").notNull(),
    blocked: integer("blocked").notNull(),
    takenAt: ruled("taken_at"),
    takenBy: uuid("taken_by").references(() => users.id),
    /** JSON of `Contact[]`, some thousands a line, gzip. */
    bytes: bytea("bytes").notNull(),
  },
  (table) => [index("list_snapshots_list").on(table.listId, table.takenAt)],
);

/** A change of a list in steps that a machine does, one after the other: an import, a restoring. The row decides; memory never does. */
export const listJobs = pgTable(
  "list_jobs",
  {
    id: id(),
    listId: bigint("list_id", { mode: "number" }).notNull(),
    kind: text("kind").notNull(),
    state: text("state").notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: ruled("created_at"),
    finishedAt: moment("finished_at"),
    /** What was asked (`ListOrder`), without contacts. */
    order: jsonb("order").$type<unknown>().notNull(),
    /** The contacts that were given: JSON, some thousands a line, gzip; null once it is over, or where none were given. */
    given: bytea("given"),
    /** The steps that are to be done: JSON, one a line, gzip; null before the list was read, and once it is over. */
    plan: bytea("plan"),
    /** What the plan does, in numbers (`ImportEffect`). */
    effect: jsonb("effect").$type<unknown>(),
    /** Steps of the plan, and how many are done: the next one may have been sent before, and does no harm twice. */
    steps: integer("steps").notNull().default(0),
    done: integer("done").notNull().default(0),
    /** How often the next step failed. */
    tries: integer("tries").notNull().default(0),
    snapshotId: uuid("snapshot_id").references(() => listSnapshots.id),
    /** Somebody asked that it end after the step under way. */
    cancelledBy: uuid("cancelled_by").references(() => users.id),
    /** What the list held afterwards (`ImportResult`). */
    result: jsonb("result").$type<unknown>(),
    problem: jsonb("problem").$type<unknown>(),
    dueAt: moment("due_at"),
    leaseOwner: text("lease_owner"),
    leaseUntil: moment("lease_until"),
    fence: integer("fence").notNull().default(0),
  },
  (table) => [index("list_jobs_list").on(table.listId, table.createdAt), index("list_jobs_due").on(table.dueAt)],
);

/** Numbers that must not be called. Leaving it takes an admin and a reason; `opt_out_entries` tells how each came and went. */
export const optOuts = pgTable(
  "opt_outs",
  {
    phone: text("phone").primaryKey(),
    since: ruled("since"),
    /** The entry that brought it in. */
    entryId: bigint("entry_id", { mode: "number" }).notNull(),
  },
  (table) => [index("opt_outs_since").on(table.since), index("opt_outs_entry").on(table.entryId)],
);

/** What is known of who asked not to be called, and of who was let back: only ever added to. */
export const optOutEntries = pgTable(
  "opt_out_entries",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: ruled("at"),
    phone: text("phone").notNull(),
    /** `pressed` 9 in a campaign, `blocked` in a list, by `hand`, from a `file`, named by the national `registry`; `left`. */
    kind: text("kind").notNull(),
    campaignId: integer("campaign_id"),
    listId: bigint("list_id", { mode: "number" }),
    reason: text("reason"),
    by: uuid("by").references(() => users.id),
    /** What told it once tells it once: a report read again is no second refusal. Null for what people do. */
    source: text("source").unique(),
  },
  (table) => [index("opt_out_entries_phone").on(table.phone)],
);

/** The numbers blocked in each list when it was last read: what is blocked since then is told to the ledger. */
export const listBlocks = pgTable(
  "list_blocks",
  {
    listId: bigint("list_id", { mode: "number" }).notNull(),
    phone: text("phone").notNull(),
  },
  (table) => [primaryKey({ columns: [table.listId, table.phone] })],
);
