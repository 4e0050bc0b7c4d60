import { describe, expect, test } from "vitest";
import {
  cameToNothing,
  follow,
  isResting,
  LAUNCH_EVENTS,
  LAUNCH_STATES,
  type LaunchState,
  mayAbandon,
  mayCancel,
  mayRelease,
  WIRE_STATES,
  WRITTEN_BEFORE,
  wireState,
} from "./state-machine";

/** The diagram of design/launch.md, written out once more by hand: every arrow there is, and no other. */
const ARROWS = `
intent: dry-run-passed>checked dry-run-refused>rejected dry-run-unanswered>not-sent answer-missing>unknown cancel>cancelled permission-lost>refused start-missed>refused nobody-left>refused
checked: approval-needed>awaiting-approval put-off>waiting recheck>intent send>preparing cancel>cancelled permission-lost>refused start-missed>refused
awaiting-approval: approved>intent declined>refused cancel>cancelled permission-lost>refused start-missed>refused
waiting: approval-needed>awaiting-approval put-off>waiting recheck>intent send>preparing cancel>cancelled permission-lost>refused start-missed>refused
preparing: created-on-hold>held created-scheduled>scheduled send-refused>rejected send-impossible>not-sent answer-missing>unknown lease-expired>unknown
unknown: created-on-hold>held created-scheduled>scheduled send-refused>rejected send-impossible>not-sent answer-missing>unknown
unknown: seen-on-hold>held seen-active>running seen-scheduled>scheduled seen-ended>ended seen-stopped>stopped proved-absent>absent doubt>needs-person
unknown: abandon>abandoned
absent: stray-held>needs-person
abandoned: stray-held>needs-person seen-active>running
held: commit>committing seen-active>running seen-scheduled>scheduled seen-ended>ended seen-stopped>stopped doubt>needs-person
held: put-off>held stray-held>needs-person
committing: commit>committing commit-accepted>running seen-active>running seen-scheduled>scheduled seen-ended>ended seen-stopped>stopped doubt>needs-person
needs-person: commit>committing seen-active>running seen-scheduled>scheduled seen-ended>ended seen-stopped>stopped stray-held>needs-person abandon>abandoned
running: seen-ended>ended seen-stopped>stopped stray-held>running doubt>needs-person
scheduled: seen-active>running seen-ended>ended seen-stopped>stopped stray-held>scheduled doubt>needs-person
ended: stray-held>ended
stopped: stray-held>stopped
`;

const expected = new Map(
  ARROWS.trim()
    .split("\n")
    .flatMap((line) => {
      const [state, arrows = ""] = line.split(": ");
      return arrows.split(" ").map((arrow) => [`${state} ${arrow.split(">")[0]}`, arrow.split(">")[1]] as const);
    }),
);

const pairs = LAUNCH_STATES.flatMap((state) => LAUNCH_EVENTS.map((event) => ({ state, event })));

test.each(pairs)("$state + $event", ({ state, event }) => {
  expect(follow(state, event)).toBe(expected.get(`${state} ${event}`) ?? null);
});

test("every arrow of the diagram is a pair that was tested", () => {
  expect([...expected.keys()].filter((key) => !pairs.some(({ state, event }) => key === `${state} ${event}`))).toEqual([]);
});

function reachable(from: LaunchState): Set<LaunchState> {
  const seen = new Set<LaunchState>();
  const open = [from];
  for (let state = open.pop(); state; state = open.pop()) {
    for (const event of LAUNCH_EVENTS) {
      const next = follow(state, event);
      if (next && !seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  }
  return seen;
}

describe("what the table promises", () => {
  test("a row that was sent is never sent again by any way", () => {
    for (const state of reachable("preparing")) expect(follow(state, "send")).toBeNull();
    expect(reachable("preparing").has("preparing")).toBe(false);
  });

  test("only what was checked, and waited where it had to, is sent", () => {
    expect(LAUNCH_STATES.filter((state) => follow(state, "send"))).toEqual(["checked", "waiting"]);
    expect(WRITTEN_BEFORE.campaignRun.state).toBe(follow("checked", "send"));
  });

  test("nothing dials but a campaign that stands on hold and was committed", () => {
    expect(LAUNCH_STATES.filter((state) => follow(state, "commit"))).toEqual(["held", "committing", "needs-person"]);
    expect(LAUNCH_STATES.filter((state) => follow(state, "commit-accepted"))).toEqual([WRITTEN_BEFORE.campaignResumption.state]);
  });

  test("nothing can be cancelled once a campaign may exist", () => {
    for (const state of reachable("preparing")) expect(mayCancel(state)).toBe(false);
    expect(LAUNCH_STATES.filter(mayCancel)).toEqual(["intent", "checked", "awaiting-approval", "waiting"]);
  });

  test("a machine moves only towards a campaign; where a launch came to nothing it stays", () => {
    for (const state of LAUNCH_STATES.filter(cameToNothing).filter((state) => state !== "absent")) expect(reachable(state).size).toBe(0);
  });

  test("what arrives after it was given up or proved absent is a person's to decide, never dialled by itself", () => {
    expect(LAUNCH_EVENTS.flatMap((event) => follow("absent", event) ?? [])).toEqual(["needs-person"]);
    for (const state of ["absent", "abandoned"] as const)
      for (const event of ["commit", "send"] as const) expect(follow(state, event)).toBeNull();
  });

  test("given up is only what nobody can be sure of, and it doesn't count as nothing: the same content is asked about", () => {
    expect(LAUNCH_STATES.filter(mayAbandon)).toEqual(["unknown", "needs-person"]);
    expect(cameToNothing("abandoned")).toBe(false);
  });

  test("whatever waits for a person, or for its hour, still needs its own commit to dial", () => {
    expect(follow("held", "put-off")).toBe("held");
    expect(follow("awaiting-approval", "send")).toBeNull();
  });

  test("only a campaign on hold is released by a person", () => {
    expect(LAUNCH_STATES.filter(mayRelease)).toEqual(["held", "needs-person"]);
  });

  test("held is a rest only for who asked to start on hold", () => {
    expect(isResting("held", { onHold: true })).toBe(true);
    expect(isResting("held", { onHold: false })).toBe(false);
    expect(LAUNCH_STATES.filter((state) => !isResting(state, { onHold: true }))).toEqual(["intent", "checked", "preparing", "committing"]);
  });

  test("every state has its word on the wire", () => {
    expect(new Set(LAUNCH_STATES.map(wireState))).toEqual(new Set(WIRE_STATES));
  });
});
