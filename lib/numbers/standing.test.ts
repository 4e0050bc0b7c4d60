import { expect, test } from "vitest";
import type { NumberAnswer } from "./schema";
import { standingOf } from "./standing";

const list = { id: 1, name: "רשימה", purpose: "service" as const };
const contact = { id: "1", phones: ["0541234567"], emails: [], firstName: "", lastName: "", rhStatus: "" };
const inList = (blocked: boolean | null): NumberAnswer["lists"][number] => ({ list, contact: { ...contact, blocked } });
const unread: NumberAnswer["lists"][number] = { list, problem: { code: "upstream-unreachable", message: "לא נקרא" } };
const out = (since: string | null): NumberAnswer["optOut"] => ({ since, entries: [] });

test("a number is free only where everything that is known says so", () => {
  expect(standingOf({ optOut: out("2026-11-26T10:00:00Z"), lists: [inList(false)] })).toBe("barred");
  expect(standingOf({ optOut: null, lists: [inList(null), unread, inList(true)] })).toBe("blocked");
  expect(standingOf({ optOut: null, lists: [inList(null), unread] })).toBe("unread");
  expect(standingOf({ optOut: out(null), lists: [inList(false), inList(null)] })).toBe("unknown");
  expect(standingOf({ optOut: out(null), lists: [inList(false)] })).toBe("free");
  expect(standingOf({ optOut: null, lists: [] })).toBe("free");
});
