import * as z from "zod/mini";
import { Money } from "@/lib/campaigns/schema";

/** What people are told of: one row for everybody, and what each has read. */

const Time = z.iso.datetime({ offset: true });
const Count = z.nullable(z.int().check(z.nonnegative()));
const Percent = z.number().check(z.nonnegative());
const NoticeId = z.int().check(z.positive());

/** Launches that can't go on without a person, or came to nothing; `second-campaign`: one more with its mark was found. */
export const LAUNCH_NEEDS = ["needs-person", "awaiting-approval", "unknown", "rejected", "not-sent", "absent", "second-campaign"] as const;
export type LaunchNeed = (typeof LAUNCH_NEEDS)[number];

/** The figures of each kind's sentence, as they were when it was told. */
const KINDS = {
  finished: z.object({
    outcome: z.enum(["ended", "stopped"]),
    endedAt: z.nullable(Time),
    sent: Count,
    answered: Count,
    price: z.nullable(Money),
  }),
  stalled: z.object({ minutes: z.int() }),
  network: z.object({ percent: Percent, usual: Percent, calls: z.int() }),
  "answer-rate": z.object({ percent: Percent, usual: Percent }),
  breaker: z.object({ percent: Percent, calls: z.int(), limit: Percent }),
  balance: z.object({ short: Money }),
  window: z.object({ minutes: z.int(), left: z.int() }),
  launch: z.object({ need: z.enum(LAUNCH_NEEDS) }),
};
export type NoticeKind = keyof typeof KINDS;
export const NOTICE_KINDS = Object.keys(KINDS) as NoticeKind[];

const facts = {
  id: NoticeId,
  /** When it was told. */
  at: Time,
  /** The campaign's or the launch's; empty where it concerns neither. */
  title: z.string(),
  campaignId: z.nullable(z.int()),
  launchId: z.nullable(z.string()),
  /** The person who asks has not read it. */
  unread: z.boolean(),
  /** Nothing is asked of anybody any more: the launch went on since. */
  settled: z.boolean(),
};

const of = <K extends NoticeKind>(kind: K) => z.object({ ...facts, kind: z.literal(kind), details: KINDS[kind] });
export const Notice = z.discriminatedUnion("kind", [
  of("finished"),
  of("stalled"),
  of("network"),
  of("answer-rate"),
  of("breaker"),
  of("balance"),
  of("window"),
  of("launch"),
]);
export type Notice = z.output<typeof Notice>;

/** The newest, newest first. `unread` counts those beyond them too. */
export const Inbox = z.object({ notices: z.array(Notice), unread: z.int() });
export type Inbox = z.output<typeof Inbox>;

/** Everything up to this one was read. */
export const InboxRead = z.strictObject({ upTo: z.int("notices.problems.upTo").check(z.positive("notices.problems.upTo")) });
export const UnreadCount = z.object({ unread: z.int() });

/** What wants hands at once, and sounds so. */
export function isUrgent(notice: Pick<Notice, "kind">): boolean {
  return notice.kind !== "finished" && notice.kind !== "window" && notice.kind !== "answer-rate";
}
