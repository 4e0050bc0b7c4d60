import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launches, users } from "@/lib/db/schema";
import type { LaunchState } from "@/lib/launches/state-machine";
import { startDatabase } from "@/lib/launches/testing";

/** What is left on the account, worked out of launches on a real PostgreSQL. */

let database: Awaited<ReturnType<typeof startDatabase>>;
let db: typeof import("@/lib/db/client")["db"];
let knownBalance: typeof import("./balance")["knownBalance"];
let author: string;

beforeAll(async () => {
  database = await startDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, AUTH_SECRET: "only for this test, never a real secret" });
  ({ db } = await import("@/lib/db/client"));
  ({ knownBalance } = await import("./balance"));
  author = (await db().select().from(users))[0]?.id ?? "";
}, 60_000);

afterAll(async () => {
  await db().$client.end();
  await database.stop();
}, 60_000);

beforeEach(async () => {
  await db().delete(launches);
});

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

async function launch(state: LaunchState, price: string, balance: string | null, checkedAt: Date, sentAt: Date | null = null) {
  const dryRun = { accepted: 1, rejected: 0, blocked: 0, price, balance, audioSeconds: 6 };
  const names = { idempotencyKey: randomUUID(), digest: randomUUID(), token: randomUUID(), title: "קמפיין", createdBy: author };
  const content = { spec: {}, phones: "0501234567", recipients: 1, rejected: 0, blocked: 0 };
  await db()
    .insert(launches)
    .values({ ...names, ...content, state, dryRun, checkedAt, sentAt });
}

test("nobody knows the balance before IP-Sales told it, or when it did so a day ago", async () => {
  expect(await knownBalance()).toBeNull();
  await launch("running", "10", "500.00", ago(25 * 60), ago(25 * 60));
  expect(await knownBalance()).toBeNull();
  await launch("rejected", "10", null, ago(1));
  expect(await knownBalance()).toBeNull();
});

test("what was sent since it was told is taken from it, and what was sent before isn't", async () => {
  const told = ago(30);
  await launch("ended", "100", "1234.56", ago(90), ago(89));
  await launch("running", "34.56", "1034.56", told, ago(29));
  for (const state of ["rejected", "not-sent", "absent"] as const) await launch(state, "7", null, ago(40), ago(20));
  expect(await knownBalance()).toEqual({ amount: "1000.00", at: told.toISOString(), shortBy: null });
});

test("it is short when what waits to be sent costs more", async () => {
  await launch("waiting", "80.00", "100.00", ago(20));
  expect(await knownBalance()).toMatchObject({ amount: "100.00", shortBy: null });
  await launch("awaiting-approval", "20.50", "100.00", ago(10));
  expect(await knownBalance()).toMatchObject({ amount: "100.00", shortBy: "0.50" });
  await launch("cancelled", "900.00", "100.00", ago(5));
  expect(await knownBalance()).toMatchObject({ shortBy: "0.50" });
});
