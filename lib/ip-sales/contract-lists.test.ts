import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { deleteContacts, importContacts, readContacts, saveContact, setBlocked } from "./mailing-lists";
import { closeUpstreams, pointClientAt, upstream } from "./testing";

/** What can leave for a mailing list at all, whoever calls, and past the types: a stand-in upstream looks at every byte of it. */

let stub: Awaited<ReturnType<typeof upstream>>;

beforeAll(async () => {
  stub = await upstream((_, response) => response.end(JSON.stringify({ status: "Ok", newNumbers: 0, phonesList: [], phonesCount: "0" })));
  pointClientAt(stub.baseUrl);
});
beforeEach(() => {
  stub.seen.length = 0;
});
afterAll(closeUpstreams);

const someText = fc.oneof(
  fc.constantFrom("", " ", "0501234567", "a@example.com", "טלפון", ",", "0", "10001", "10001,10002", "[]"),
  fc.string(),
);
const someRow = fc.record(
  {
    phone: someText,
    email: someText,
    firstName: someText,
    lastName: someText,
    blocked: fc.boolean(),
    status: fc.integer(),
    insertType: someText,
  },
  { requiredKeys: [] },
);
const someRows = fc.array(someRow, { maxLength: 3 });
const someIds = fc.array(someText, { maxLength: 3 });
const someMode = fc.constantFrom("merge", "insert", "all", "delete", "replace", "replacing", "__proto__", "constructor", "");

const CALLS = { importContacts, deleteContacts, setBlocked, saveContact, readContacts };

const someCall = fc.oneof(
  fc.tuple(fc.constant("importContacts" as const), someMode, someRows),
  fc.tuple(fc.constant("deleteContacts" as const), someIds),
  fc.tuple(fc.constant("setBlocked" as const), someIds, fc.boolean()),
  fc.tuple(
    fc.constant("saveContact" as const),
    fc.record({ id: someText, phone: someText, email: someText, email2: someText }, { requiredKeys: [] }),
  ),
  fc.tuple(fc.constant("readContacts" as const), fc.record({ search: someText }, { requiredKeys: [] })),
);

test("no call can empty a list, or replace it, or name nobody in what it sends", () =>
  fc.assert(
    fc.asyncProperty(someCall, async ([name, ...args]) => {
      stub.seen.length = 0;
      const ask = CALLS[name] as (listId: number, ...args: unknown[]) => Promise<unknown>;
      const failed = await ask(1042, ...args).then(
        () => null,
        (error: { code?: string }) => error.code ?? "no code",
      );
      expect([null, "invalid"]).toContain(failed);
      if (failed !== null) expect(stub.seen).toEqual([]);
      for (const { body } of stub.seen) {
        const sent = JSON.parse(body);
        expect(body).not.toMatch(/"insertType":"(replacing|delete)"/);
        if (sent.action === "uplodePhones") {
          expect(["all", "insert"]).toContain(sent.insertType);
          const rows: Record<string, unknown>[] = typeof sent.phones === "string" ? JSON.parse(sent.phones) : sent.phones;
          expect(rows.length).toBeGreaterThan(0);
          for (const row of rows) {
            expect(/\d/.test(String(row["phone"] ?? "")) || String(row["email"] ?? "").trim() !== "").toBe(true);
            expect([0, 1]).toContain(row["status"]);
          }
        }
        if (sent.action === "phonesDelete") expect(sent.deleteList).toMatch(/^\d+(,\d+)*$/);
        if (sent.action === "setStatus") expect(sent.phone).toMatch(/^\d+(,\d+)*$/);
      }
    }),
    { numRuns: 600, seed: 17 },
  ));
