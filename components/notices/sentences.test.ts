import { expect, test } from "vitest";
import type { Notice } from "@/lib/notices/schema";
import { momentOf, placeOf, sentencesOf } from "./sentences";

const AT = "2026-11-22T10:00:00.000Z";
type Figures = Extract<Notice, { kind: "finished" }>["details"];
const finished = (more: Partial<Figures> = {}): Notice => ({
  ...{ id: 1, at: AT, title: "מבצע", campaignId: 4521, launchId: null, unread: true, settled: false, kind: "finished" },
  details: { outcome: "ended", endedAt: null, sent: 10_000, answered: 4_125, price: "2840.5", ...more },
});
const keys = (notice: Notice) => sentencesOf(notice, String).map(({ key }) => key);

test("what nobody knows is said, and never becomes nobody or nothing", () => {
  expect(sentencesOf(finished(), String).map(({ values }) => values)).toEqual([
    { title: "מבצע" },
    { answered: "4125", sent: "10000", percent: "41" },
    { price: "2,840.50" },
  ]);
  expect(keys(finished({ sent: null, price: null }))).toEqual(["ended", "figuresUnknown", "priceUnknown"]);
  expect(keys(finished({ outcome: "stopped", sent: 0, answered: 0, price: "0" }))).toEqual(["stopped", "nobody", "price"]);
});

test("a campaign that ended while nobody could tell is as old as its end; a clock ahead of ours makes none younger", () => {
  expect(momentOf(finished())).toBe(AT);
  expect(momentOf(finished({ endedAt: "2026-11-22T05:00:00+02:00" }))).toBe("2026-11-22T05:00:00+02:00");
  expect(momentOf(finished({ endedAt: "2026-11-22T13:00:00+02:00" }))).toBe(AT);
});

test("it leads to the report, the launch, or the board", () => {
  expect(placeOf(finished())).toEqual({ to: "report", href: "/campaigns/4521" });
  const launch: Notice = { ...finished(), kind: "launch", campaignId: null, launchId: "l1", details: { need: "absent" } };
  expect(placeOf(launch)).toEqual({ to: "launch", href: "/launches/l1" });
  expect(placeOf({ ...finished(), kind: "stalled", details: { minutes: 5 } })).toEqual({ to: "board", href: "/" });
});
