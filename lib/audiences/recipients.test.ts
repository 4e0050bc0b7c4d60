import { beforeEach, expect, test, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { readContacts } from "@/lib/ip-sales/mailing-lists";
import { loadRecipients } from "./recipients";
import { readAudience, readAudiencePhones } from "./store";

vi.mock("./store", () => ({ readAudience: vi.fn(), readAudiencePhones: vi.fn() }));
vi.mock("@/lib/ip-sales/mailing-lists", () => ({ readContacts: vi.fn() }));

const contact = (phones: string[], blocked: boolean | null) => ({
  id: "1",
  phones,
  firstName: "",
  lastName: "",
  emails: [],
  blocked,
  rhStatus: "",
});

beforeEach(() => {
  vi.mocked(readAudiencePhones).mockResolvedValue(["0521111111", "0532222222"]);
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
  });
  vi.mocked(readContacts).mockResolvedValue({
    contacts: [
      contact(["050-1234567", "0532222222"], false),
      contact(["0549999999"], true),
      contact([], false),
      contact(["0571234567"], null),
    ],
    total: 4,
  });
});

test("numbers as a person wrote them are repaired, judged and each kept once, in order", async () => {
  const recipients = await loadRecipients({ phones: ["+972521111111", "501234567", "0571234567", "050-1234567"] });
  expect(recipients).toEqual({ phones: ["0521111111", "0501234567"], rejected: 1, duplicates: 1, blockedContacts: 0 });
});

test("a mailing list leaves its blocked contacts out and takes every number of the others", async () => {
  const recipients = await loadRecipients({ listId: 7 });
  expect(recipients).toEqual({ phones: ["0501234567", "0532222222"], rejected: 1, duplicates: 0, blockedContacts: 1 });
  expect(readContacts).toHaveBeenCalledWith(7);
});

test("several sources are added up without duplicates", async () => {
  const recipients = await loadRecipients({
    sources: [{ phones: ["0532222222"] }, { audienceId: "6f1d3c1e-6d3a-4c8e-9a52-0d8f1f3d7a10" }, { listId: 7 }],
  });
  expect(recipients).toEqual({ phones: ["0532222222", "0521111111", "0501234567"], rejected: 5, duplicates: 3, blockedContacts: 1 });
});

test("nobody readable is nobody, and an unknown audience is an error", async () => {
  expect((await loadRecipients({ phones: ["אין"] })).phones).toEqual([]);
  vi.mocked(readAudience).mockRejectedValue(new AppError("not-found"));
  await expect(loadRecipients({ audienceId: "no" })).rejects.toThrow(new AppError("not-found"));
});
