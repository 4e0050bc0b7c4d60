import { expect, test } from "vitest";
import { shownCallerIds } from "./table";

const callerId = (phone: string, registeredAt: string, registeredBy: string | null = null) => ({
  phone,
  registeredAt,
  registeredBy,
  registeredHere: true,
});
const ALL = [
  callerId("0721234567", "2026-11-01T10:00:00.000Z"),
  callerId("0501234567", "2026-11-03T10:00:00.000Z", "Dana Levi"),
  callerId("036660000", "2026-11-01T10:00:00.000Z", "Yossi"),
];
const phones = (search: string, sort: Parameters<typeof shownCallerIds>[1]["sort"]) =>
  shownCallerIds(ALL, { search, sort }).map(({ phone }) => phone);

test("the latest comes first, equals by their number, and every order has its opposite", () => {
  expect(phones("", "-registeredAt")).toEqual(["0501234567", "036660000", "0721234567"]);
  expect(phones("", "registeredAt")).toEqual(["036660000", "0721234567", "0501234567"]);
  expect(phones("", "phone")).toEqual(["036660000", "0501234567", "0721234567"]);
  expect(phones("", "-phone")).toEqual(["0721234567", "0501234567", "036660000"]);
});

test("a number is found however it is written, a person by a part of the name", () => {
  expect(phones(" 050-123 ", "phone")).toEqual(["0501234567"]);
  expect(phones("dana", "phone")).toEqual(["0501234567"]);
  expect(phones("-", "phone")).toEqual([]);
});
