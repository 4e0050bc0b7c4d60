import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { expect, test } from "../fixtures";
import { findKey, type Hit, keyForms } from "../key-search";
import { addressOf, declaredRoutes } from "../security/routes";
import { searchedAnswers } from "../watch";

/** After every other test: the marked key, in whatever form, is in nothing that the product said, wrote or built. */

const ROOT = path.resolve(import.meta.dirname, "../..");
const BUILT = path.join(ROOT, process.env["NEXT_DIST_DIR"] || ".next");

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());

function searchFiles(key: string, files: string[]): Hit[] {
  const forms = keyForms(key);
  return files.flatMap((file) => findKey(forms, file, readFileSync(file, "latin1")));
}

test("the answers of the whole run were searched", () => {
  // Each test failed by itself where its answers held the key; here it is made sure that they were looked at.
  expect(searchedAnswers()).toBeGreaterThan(500);
});

test("no page shows the key", async ({ admin, shofar }) => {
  test.setTimeout(120_000);
  for (const { route } of declaredRoutes().filter(({ method }) => method === "PAGE")) {
    await admin.goto(addressOf(route));
    await expect(admin.locator("body")).not.toBeEmpty();
    expect(findKey(keyForms(shofar.canary), route, await admin.content())).toEqual([]);
  }
});

test("no file that browsers load holds the key", ({ shofar }) => {
  const files = filesIn(path.join(BUILT, "static"));
  expect(files.length).toBeGreaterThan(10);
  expect(searchFiles(shofar.canary, files)).toEqual([]);
});

test("no log holds the key", ({ shofar }) => {
  const logs = filesIn(path.join(ROOT, "test-results")).filter((file) => file.endsWith(".log"));
  expect(
    searchFiles(shofar.canary, [path.join(shofar.dataDir, "product.log"), path.join(shofar.dataDir, "postgres.log"), ...logs]),
  ).toEqual([]);
});

test("no row of any table holds the key", async ({ shofar }) => {
  const client = new pg.Client({ connectionString: shofar.databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      "select table_schema, table_name from information_schema.tables where table_schema in ('public', 'drizzle')",
    );
    expect(tables.length).toBeGreaterThan(8);
    const forms = keyForms(shofar.canary);
    for (const { table_schema, table_name } of tables) {
      const { rows } = await client.query(`select t::text as row from "${table_schema}"."${table_name}" t`);
      expect(rows.flatMap(({ row }) => findKey(forms, table_name, row))).toEqual([]);
    }
  } finally {
    await client.end();
  }
});

test("no other file of the data folder holds the key, what PostgreSQL keeps on the disk included", ({ shofar }) => {
  const files = filesIn(shofar.dataDir).filter((file) => path.basename(file) !== "sandbox-key");
  expect(files.some((file) => file.includes("pg_wal"))).toBe(true);
  expect(searchFiles(shofar.canary, files)).toEqual([]);
  // The key's own file is for its owner alone.
  expect(statSync(path.join(shofar.dataDir, "sandbox-key")).mode & 0o077).toBe(0);
});

test("the key is in no command line", ({ shofar }) => {
  // The sandbox is the other side: it is given the key that it asks for.
  const lines = commandLines().filter((line) => !line.includes("sandbox/main.ts"));
  expect(lines.some((line) => line.includes("next"))).toBe(true);
  expect(lines.flatMap((line) => findKey(keyForms(shofar.canary), "a command line", line))).toEqual([]);
});

function commandLines(): string[] {
  if (!existsSync("/proc/self/cmdline")) return execFileSync("ps", ["-axww", "-o", "command="], { encoding: "utf8" }).split("\n");
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return processes
    .map((pid) => path.join("/proc", pid, "cmdline"))
    .flatMap((file) => (existsSync(file) ? readFileSync(file, "latin1") : []));
}

test("IP-Sales was never asked with the key in an address", async ({ sandbox }) => {
  const { requests } = await sandbox.state();
  expect(requests.length).toBeGreaterThan(30);
  expect(requests.filter(({ keyInQuery }) => keyInQuery !== false)).toEqual([]);
});

/** Libraries that browsers load, and that name the parts of a workbook as our writer of workbooks does. */
const KNOW_FORMATS = ["read-excel-file/modules", "file-type"];

/** Texts of a server module that stand in no module browsers share: were the module in the bundle, they would be too. */
test("no server module is in what browsers load", () => {
  const sources = ["app", "components", "lib"]
    .flatMap((folder) => filesIn(path.join(ROOT, folder)))
    .filter((file) => /(?<!\.test)\.(tsx?|json)$/.test(file));
  const texts = new Map(sources.map((file) => [file, readFileSync(file, "utf8")]));
  const isServer = (text: string) => /^import "server-only";$/m.test(text);
  const libraries = KNOW_FORMATS.flatMap((library) => filesIn(path.join(ROOT, "node_modules", library))).filter((file) =>
    file.endsWith(".js"),
  );
  const shared = [...[...texts.values()].filter((text) => !isServer(text)), ...libraries.map((file) => readFileSync(file, "utf8"))].join(
    "\n",
  );
  const bundle = filesIn(path.join(BUILT, "static"))
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const markers = [...texts]
    .filter(([, text]) => isServer(text))
    .flatMap(([file, text]) =>
      [...text.replace(/^import .*$/gm, "").matchAll(/"([\w .:/-]{10,})"/g)]
        .map(([, marker]) => ({ file, marker: marker ?? "" }))
        .filter(({ marker }) => /[ .:/]/.test(marker) && !shared.includes(marker)),
    );
  expect(new Set(markers.map(({ file }) => file)).size).toBeGreaterThan(25);
  expect(markers.filter(({ marker }) => bundle.includes(marker))).toEqual([]);
});
