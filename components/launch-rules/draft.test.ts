import { expect, test } from "vitest";
import { LaunchRules, NO_RULES } from "@/lib/launch-rules/schema";
import { draftOf, type RulesDraft, rulesOf } from "./draft";

const read = (draft: RulesDraft) => LaunchRules.safeParse(rulesOf(draft));
const problemsOf = (draft: RulesDraft) =>
  read(draft).error?.issues.map(({ path, message }) => [path.join("."), message.split(".").at(-1)]) ?? [];

const nothing = draftOf(NO_RULES);
const everything: RulesDraft = {
  overRecipients: { isOn: true, value: 500 },
  overPrice: { isOn: true, value: 1_234.5 },
  window: { ...nothing.window, isOn: true, outside: "refuse", holdRunning: true },
};

test("rules go through the form unchanged", () => {
  expect(read(nothing).data).toEqual(NO_RULES);
  const rules = LaunchRules.parse(rulesOf(everything));
  expect(rules).toMatchObject({ approval: { overRecipients: 500, overPrice: "1234.5" }, callingWindow: { days: { saturday: null } } });
  expect(JSON.stringify(rulesOf(draftOf(rules)))).toBe(JSON.stringify(rules));
});

test("what is offered can be saved as it stands", () => {
  expect(problemsOf(everything)).toEqual([]);
  expect(read({ ...nothing, window: { ...nothing.window, isOn: true } }).data?.callingWindow?.days.friday).toEqual({
    from: "09:00",
    until: "12:30",
  });
});

test("what is switched off is not judged, and an empty field is not the absence of a limit", () => {
  const empty = { isOn: true, value: null };
  expect(problemsOf({ ...nothing, overRecipients: empty, overPrice: empty })).toEqual([
    ["approval.overRecipients", "recipients"],
    ["approval.overPrice", "price"],
  ]);
  const off = { isOn: false, value: null };
  const window = { ...nothing.window, days: { ...nothing.window.days, sunday: { isOn: true, from: null, until: null } } };
  expect(problemsOf({ overRecipients: off, overPrice: off, window })).toEqual([]);
  expect(problemsOf({ overRecipients: off, overPrice: off, window: { ...window, isOn: true } })).toEqual([
    ["callingWindow.days.sunday.from", "time"],
    ["callingWindow.days.sunday.until", "time"],
  ]);
});
