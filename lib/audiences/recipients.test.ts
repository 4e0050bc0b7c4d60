import { beforeEach, expect, test, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { readWholeList } from "@/lib/lists/whole-list";
import { standingOf } from "@/lib/opt-outs/ledger";
import { countRecipients, loadRecipients } from "./recipients";
import { readAudience, readAudiencePhones } from "./store";

vi.mock("./store", () => ({ readAudience: vi.fn(), readAudiencePhones: vi.fn() }));
vi.mock("@/lib/lists/whole-list", () => ({ readWholeList: vi.fn() }));
vi.mock("@/lib/opt-outs/ledger", () => ({ standingOf: vi.fn() }));

const contact = (phones: string[], blocked: boolean | null) => ({
  id: "1",
  phones,
  firstName: "",
  lastName: "",
  emails: [],
  blocked,
  rhStatus: "",
});

const EMPTY_LEDGER = { optedOut: new Set<string>(), upTo: 0 };
const nobody = { optedOut: new Set(), barred: new Set() };
const barred = new Set(["0549999999", "0541234567"]);

beforeEach(() => {
  vi.mocked(readAudiencePhones).mockResolvedValue("0521111111\n0532222222");
  vi.mocked(readAudience).mockResolvedValue({
    id: "6f1d3c1e-6d3a-4c8e-9a52-0d8f1f3d7a10",
    createdAt: "2026-11-22T00:00:00.000Z",
    fileName: null,
    rows: 7,
    accepted: 2,
    repaired: 0,
    duplicates: 1,
    rejected: 4,
    reasons: [],
    repairs: [],
    columns: { phones: ["A"], letters: ["A"] },
    names: {},
    encoding: null,
    warnings: [],
    source: null,
  });
  vi.mocked(readWholeList).mockResolvedValue({
    contacts: [
      contact(["050-1234567", "0532222222"], false),
      contact(["0549999999"], true),
      contact([], false),
      contact(["0541234567"], null),
      contact(["0571234567"], false),
    ],
    isPartial: false,
  });
  vi.mocked(standingOf).mockResolvedValue(EMPTY_LEDGER);
});

test("numbers as a person wrote them are repaired, judged and each kept once, in order", async () => {
  const recipients = await loadRecipients({ phones: ["+972521111111", "501234567", "0571234567", "050-1234567"] });
  expect(recipients).toEqual({ ...nobody, phones: ["0521111111", "0501234567"], rejected: 1, duplicates: 1, blockedContacts: 0 });
});

test("a mailing list leaves out contacts that are blocked, or of whom nobody knows whether they are, and takes every number of the others", async () => {
  const recipients = await loadRecipients({ listId: 7 });
  expect(recipients).toEqual({ ...nobody, barred, phones: ["0501234567", "0532222222"], rejected: 1, duplicates: 0, blockedContacts: 2 });
  expect(readWholeList).toHaveBeenCalledWith(7);
});

test("several sources are added up without duplicates", async () => {
  const recipients = await loadRecipients({
    sources: [{ phones: ["0532222222"] }, { audienceId: "6f1d3c1e-6d3a-4c8e-9a52-0d8f1f3d7a10" }, { listId: 7 }],
  });
  expect(recipients).toEqual({
    ...nobody,
    barred,
    phones: ["0532222222", "0521111111", "0501234567"],
    rejected: 5,
    duplicates: 3,
    blockedContacts: 2,
  });
});

test("a list that could be read in part only is nobody's audience", async () => {
  vi.mocked(readWholeList).mockResolvedValue({ contacts: [contact(["0501234567"], false)], isPartial: true });
  await expect(loadRecipients({ listId: 7 })).rejects.toMatchObject({
    code: "conflict",
    options: { message: "audiences.problems.partialList", values: { id: "7" } },
  });
});

test("who is in the ledger is told among the recipients, and counted apart", async () => {
  vi.mocked(standingOf).mockResolvedValue({ optedOut: new Set(["0501234567"]), upTo: 4 });
  const phones = ["0501234567", "0521111111"];
  expect(await loadRecipients({ phones })).toMatchObject({ phones, optedOut: new Set(["0501234567"]) });
  expect(await countRecipients([{ phones }])).toMatchObject({ accepted: 1, optedOut: 1, sources: [{ accepted: 2 }] });
  expect(standingOf).toHaveBeenCalledWith(phones);
});

test("nobody readable is nobody, and an unknown audience is an error", async () => {
  expect((await loadRecipients({ phones: ["אין"] })).phones).toEqual([]);
  vi.mocked(readAudience).mockRejectedValue(new AppError("not-found"));
  await expect(loadRecipients({ audienceId: "no" })).rejects.toThrow(new AppError("not-found"));
});

test("a count adds the sources up, each number once, with every source's own figures beside", async () => {
  const sources = [
    { phones: ["0532222222", "0532222222", "אין"] },
    { audienceId: "6f1d3c1e-6d3a-4c8e-9a52-0d8f1f3d7a10" },
    { listId: 7 },
  ] as const;
  expect(await countRecipients(sources.map((source) => ("phones" in source ? { phones: [...source.phones] } : source)))).toEqual({
    accepted: 3,
    rejected: 6,
    duplicates: 4,
    blocked: 2,
    optedOut: 0,
    sources: [
      { accepted: 1, rejected: 1, duplicates: 1, blocked: 0 },
      { accepted: 2, rejected: 4, duplicates: 1, blocked: 0 },
      { accepted: 2, rejected: 1, duplicates: 0, blocked: 2 },
    ],
  });
});

test("a count names every source that can't be read, and keeps the first one's kind", async () => {
  vi.mocked(readAudience).mockRejectedValue(new AppError("not-found", { message: "audiences.problems.unknownAudience" }));
  vi.mocked(readWholeList).mockRejectedValue(
    new AppError("upstream-refused", { message: "upstream.refusals.unknownCode", values: { code: 5 }, upstream: { code: 5 } }),
  );
  const failed = countRecipients([{ phones: ["0532222222"] }, { listId: 7 }, { audienceId: "no" }]);
  await expect(failed).rejects.toMatchObject({
    code: "upstream-refused",
    options: {
      upstream: { code: 5 },
      fields: [
        { field: "sources.1", problem: "upstream.refusals.unknownCode", values: { code: 5 } },
        { field: "sources.2", problem: "audiences.problems.unknownAudience" },
      ],
    },
  });
});

test("a fault of ours stays a fault of ours", async () => {
  vi.mocked(readAudience).mockRejectedValue(new TypeError("a bug"));
  await expect(countRecipients([{ listId: 7 }, { audienceId: "a" }])).rejects.toThrow(TypeError);
});

test("no more than four sources are loaded at once, and the order is theirs", async () => {
  let running = 0;
  let most = 0;
  vi.mocked(readWholeList).mockImplementation(async (listId) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, (20 - listId) % 7));
    running--;
    return { contacts: [contact([`05012345${String(listId).padStart(2, "0")}`], false)], isPartial: false };
  });
  const { phones } = await loadRecipients({ sources: Array.from({ length: 20 }, (_, listId) => ({ listId: listId + 1 })) });
  expect(phones).toEqual(Array.from({ length: 20 }, (_, listId) => `05012345${String(listId + 1).padStart(2, "0")}`));
  expect(most).toBe(4);
});
