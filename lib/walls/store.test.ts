import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDatabase } from "@/lib/launches/testing";

/** What a wall's link is worth, on a real PostgreSQL. */

let database: Awaited<ReturnType<typeof startDatabase>>;
let pool: pg.Pool;
let store: typeof import("./store");
let maker: string;
let endPool: () => Promise<void>;

beforeAll(async () => {
  database = await startDatabase();
  Object.assign(process.env, {
    IPSALES_API_KEY: "never-used",
    IPSALES_BASE_URL: "http://127.0.0.1:9",
    DATABASE_URL: database.url,
    AUTH_SECRET: "only for this test, never a real secret",
  });
  store = await import("./store");
  const { db } = await import("@/lib/db/client");
  endPool = () => db().$client.end();
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const sql = "insert into users (email, name, role) values ('dana@walls.test', 'דנה', 'supervisor') returning id";
  maker = (await pool.query(sql)).rows[0].id;
});

afterAll(async () => {
  await Promise.all([pool.end(), endPool()]);
  await database.stop();
});

const kept = async (id: string) => (await pool.query("select * from wall_links where id = $1", [id])).rows[0];

test("a token opens its own link and is kept nowhere; a revoked link opens nothing any more", async () => {
  const { link, token } = await store.addWallLink("חדר הבקרה", maker);
  const other = await store.addWallLink("הכניסה", maker);
  expect(await store.linkOfToken(token)).toEqual({ id: link.id, name: "חדר הבקרה" });
  expect(JSON.stringify(await kept(link.id))).not.toContain(token);
  expect((await store.readWallLinks()).map(({ name, createdBy }) => [name, createdBy])).toEqual([
    ["הכניסה", "דנה"],
    ["חדר הבקרה", "דנה"],
  ]);

  expect(await store.revokeWallLink(link.id)).toBe("חדר הבקרה");
  const { revoked_at } = await kept(link.id);
  expect(await store.revokeWallLink(link.id)).toBe("חדר הבקרה");
  expect((await kept(link.id)).revoked_at).toEqual(revoked_at);
  await expect(store.linkOfToken(token)).rejects.toMatchObject({ code: "not-found", options: { details: { revoked: true } } });
  await expect(store.linkOfToken("x".repeat(43))).rejects.toMatchObject({ code: "not-found", options: { details: { revoked: false } } });
  await expect(store.revokeWallLink(randomUUID())).rejects.toMatchObject({ code: "not-found" });
  expect((await store.readWallLinks()).map(({ id }) => id)).toEqual([other.link.id]);
  expect(await store.keepShowing([link.id, other.link.id])).toEqual(new Set([other.link.id]));
});

test("that a screen watches is written down once a minute", async () => {
  const { link } = await store.addWallLink("מסדרון", maker);
  const seenAt = async () => (await kept(link.id)).last_seen_at;
  expect(await seenAt()).toBeNull();
  await store.keepShowing([link.id]);
  const first = await seenAt();
  expect(first).not.toBeNull();
  await store.keepShowing([link.id]);
  expect(await seenAt()).toEqual(first);
  await pool.query("update wall_links set last_seen_at = last_seen_at - interval '61 seconds' where id = $1", [link.id]);
  await store.keepShowing([link.id]);
  expect((await seenAt()).getTime()).toBeGreaterThanOrEqual(first.getTime());
  expect(await store.keepShowing([])).toEqual(new Set());
});
