import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { optOutEntries, users } from "@/lib/db/schema";
import { startDatabase } from "@/lib/launches/testing";
import type { NewOptOut } from "./ledger";

const RUNS = { seed: 20_261_126, numRuns: 60 };
const phoneAt = (index: number) => `05${String(10_000_000 + index).padStart(8, "0")}`;
const [A, B, C] = [phoneAt(1), phoneAt(2), phoneAt(3)];

let database: Awaited<ReturnType<typeof startDatabase>>;
let ledger: typeof import("./ledger");
let db: typeof import("@/lib/db/client")["db"];
let admin: string;

beforeAll(async () => {
  database = await startDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, AUTH_SECRET: "only for this test, never a real secret" });
  ledger = await import("./ledger");
  ({ db } = await import("@/lib/db/client"));
  const [person] = await db().select().from(users);
  if (!person) throw new Error("there is nobody");
  admin = person.id;
}, 60_000);

afterAll(async () => {
  await db().$client.end();
  await database.stop();
});

beforeEach(() => db().execute(sql`truncate opt_outs, opt_out_entries, list_blocks restart identity`));

const optedOut = async (...phones: string[]) => [...(await ledger.optedOutOf(phones))].sort();
const entries = () => db().select().from(optOutEntries).orderBy(optOutEntries.id);
const letBack = (...phones: string[]) => ledger.leave(phones, { by: admin, reason: "ביקשו לחזור" });

test("an empty ledger bars nobody, and stands at 0", async () => {
  expect(await ledger.ledgerRevision()).toBe(0);
  expect(await optedOut(A)).toEqual([]);
  expect(await ledger.standingOf([A])).toEqual({ optedOut: new Set(), upTo: 0 });
});

test("a number is in the ledger however it is written, and what is no number can't be", async () => {
  const added = await ledger.addOptOuts([
    { phone: `+972-${A.slice(1)}`, kind: "hand", reason: "ביקש בטלפון", by: admin },
    { phone: "לא מספר", kind: "hand" },
  ]);
  expect(added).toBe(1);
  expect(await optedOut(A.slice(1), A, B, "לא מספר")).toEqual([A, A.slice(1)].sort());
  expect(await ledger.standingOf([B, A])).toEqual({ optedOut: new Set([A]), upTo: 1 });
});

test("the same press told again, in one turn or in two, adds nothing, also after an admin let the number back", async () => {
  const press: NewOptOut = { phone: A, kind: "pressed", campaignId: 7, source: `campaign:7:${A}` };
  expect(await ledger.addOptOuts([press, press])).toBe(1);
  expect(await ledger.addOptOuts([press])).toBe(0);
  expect(await letBack(A, B)).toEqual([A]);
  expect(await ledger.addOptOuts([press])).toBe(0);
  expect(await optedOut(A)).toEqual([]);
  expect((await entries()).map(({ kind }) => kind)).toEqual(["pressed", "left"]);
  // A press in another campaign is another refusal.
  expect(await ledger.addOptOuts([{ ...press, campaignId: 8, source: `campaign:8:${A}` }])).toBe(1);
  expect(await optedOut(A)).toEqual([A]);
});

test("a block is told once; after it was lifted and set anew, once more; a number that is open again stays in the ledger", async () => {
  await ledger.tellBlocked(1, [A, B], [C]);
  await ledger.tellBlocked(1, [A, B], [C]);
  expect(await optedOut(A, B, C)).toEqual([A, B]);
  expect(await entries()).toHaveLength(2);

  await letBack(A);
  await ledger.tellBlocked(1, [A], []);
  expect(await optedOut(A)).toEqual([]);

  await ledger.tellBlocked(1, [], [A, B]);
  expect(await optedOut(A, B)).toEqual([B]);
  await ledger.tellBlocked(1, [A], [A, C]);
  expect(await optedOut(A, C)).toEqual([A]);
});

test("what we blocked in a list ourselves is no refusal of its own", async () => {
  await ledger.addOptOuts([{ phone: A, kind: "hand", by: admin }]);
  await ledger.noteCarried(1, [A]);
  await ledger.tellBlocked(1, [A], []);
  expect(await entries()).toHaveLength(1);
  await letBack(A);
  await ledger.tellBlocked(1, [A], []);
  expect(await optedOut(A)).toEqual([]);
});

test("nothing but leaving makes the ledger smaller", async () => {
  const phone = fc.constantFrom(...Array.from({ length: 12 }, (_, index) => phoneAt(index)));
  const phones = fc.array(phone, { maxLength: 6 });
  const step = fc.oneof(
    fc.record({ what: fc.constant("add" as const), phones, source: fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined }) }),
    fc.record({ what: fc.constant("tell" as const), listId: fc.constantFrom(1, 2), blocked: phones, open: phones }),
    fc.record({ what: fc.constant("carry" as const), listId: fc.constantFrom(1, 2), phones }),
    fc.record({ what: fc.constant("leave" as const), phones: fc.array(phone, { minLength: 1, maxLength: 2 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      await db().execute(sql`truncate opt_outs, opt_out_entries, list_blocks restart identity`);
      const all = Array.from({ length: 12 }, (_, index) => phoneAt(index));
      let before = new Set<string>();
      for (const one of steps) {
        const revision = await ledger.ledgerRevision();
        if (one.what === "add") {
          const source = (of: string) => (one.source === undefined ? {} : { source: `${one.source}:${of}` });
          await ledger.addOptOuts(one.phones.map((of) => ({ phone: of, kind: "pressed", ...source(of) })));
        }
        if (one.what === "tell") await ledger.tellBlocked(one.listId, one.blocked, one.open);
        if (one.what === "carry") await ledger.noteCarried(one.listId, one.phones);
        const gone = one.what === "leave" ? await letBack(...one.phones) : [];
        const after = await ledger.optedOutOf(all);
        for (const was of before) expect(after.has(was) || gone.includes(was)).toBe(true);
        for (const out of gone) expect(after.has(out)).toBe(false);
        const changed = after.size !== before.size || gone.length > 0;
        expect(await ledger.ledgerRevision()).toBeGreaterThanOrEqual(changed ? revision + 1 : revision);
        before = after;
      }
    }),
    RUNS,
  );
}, 60_000);

test("people who add at the same time are all heard, and entries are seen in their order", async () => {
  const seen: number[] = [];
  let isOver = false;
  const watcher = (async () => {
    while (!isOver) seen.push(await ledger.ledgerRevision());
  })();
  const groups = Array.from({ length: 8 }, (_, group) => Array.from({ length: 500 }, (__, index) => phoneAt(group * 250 + index)));
  const added = await Promise.all(groups.map((group) => ledger.addOptOuts(group.map((phone) => ({ phone, kind: "file" as const })))));
  isOver = true;
  await watcher;
  expect(added.reduce((sum, count) => sum + count, 0)).toBe(2_250);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  for (const revision of seen) expect(revision % 500).toBe(0);
});

test("a hundred thousand numbers are taken in and asked for in seconds", async () => {
  const many = Array.from({ length: 100_000 }, (_, index) => phoneAt(index));
  const startedAt = performance.now();
  expect(await ledger.addOptOuts(many.map((phone) => ({ phone, kind: "file", source: `file:1:${phone}` })))).toBe(100_000);
  const addedAt = performance.now();
  expect((await ledger.optedOutOf(many)).size).toBe(100_000);
  const askedAt = performance.now();
  await ledger.tellBlocked(9, many, []);
  const toldAt = performance.now();
  // Generous: other tests run beside this one.
  expect(addedAt - startedAt).toBeLessThan(20_000);
  expect(askedAt - addedAt).toBeLessThan(10_000);
  expect(toldAt - askedAt).toBeLessThan(25_000);
}, 60_000);
