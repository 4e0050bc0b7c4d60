import { expect, test } from "vitest";
import { isOpen, type LaunchSummary } from "./schema";
import { WIRE_STATES } from "./state-machine";

const NOW = Date.parse("2026-11-22T12:00:00+02:00");
const launch = (state: LaunchSummary["state"], more: Partial<LaunchSummary> = {}): LaunchSummary => ({
  id: "0b7c5b0e-0f5b-4f0a-9d5e-0d8c7c1f2a11",
  title: "מבצע",
  state,
  stateSince: "2026-11-22T11:00:00+02:00",
  campaignId: null,
  createdAt: "2026-11-22T11:00:00+02:00",
  createdBy: { id: "1", name: "דנה" },
  recipients: 3,
  price: null,
  startOnHold: false,
  strays: 0,
  ...more,
});

test("shown are launches that are not campaigns yet, and those in doubt", () => {
  const shown = WIRE_STATES.filter((state) => isOpen(launch(state), NOW));
  expect(new Set(shown)).toEqual(
    new Set(["awaiting-approval", "waiting", "preparing", "held", "committing", "unknown", "needs-person", "not-sent", "absent"]),
  );
});

test("a launch whose campaign is known is seen as the campaign, unless a person has to decide", () => {
  const shown = WIRE_STATES.filter((state) => isOpen(launch(state, { campaignId: 4600, stateSince: "2026-11-20T11:00:00+02:00" }), NOW));
  expect(new Set(shown)).toEqual(new Set(["unknown", "needs-person"]));
});
