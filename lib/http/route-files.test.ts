import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const files = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .map((file) => path.join("app", file))
  .sort();

const NEXT_AUTH = "app/api/auth/[...nextauth]/route.ts";
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Every export of a route file, as written. */
function exportsOf(file: string): { method: string; made: boolean }[] {
  const source = readFileSync(path.join(root, file), "utf8");
  return [...source.matchAll(/^export\s+(?:const|let|var|async function|function|\{)\s*(\w+)(.*)/gm)].map(([, method, rest]) => ({
    method: method ?? "",
    made: /^\s*=\s*route\(\w+/.test(rest ?? ""),
  }));
}

test("every route file is a table of contents: it exports methods that the gate made, and nothing else", () => {
  expect(files.length).toBeGreaterThan(10);
  for (const file of files.filter((file) => file !== NEXT_AUTH)) {
    const found = exportsOf(file);
    expect(found.length, file).toBeGreaterThan(0);
    for (const { method, made } of found) {
      expect(METHODS, file).toContain(method);
      expect(made, `${file} ${method} is not made by route()`).toBe(true);
    }
    expect(readFileSync(path.join(root, file), "utf8"), file).not.toMatch(/export\s+(default|\*)/);
  }
});

test("who may do what, route by route", async () => {
  const table: string[] = [];
  for (const file of files.filter((file) => file !== NEXT_AUTH)) {
    const handlers: Record<string, { operation?: { name: string; allow: string; writes?: boolean } }> = await import(path.join(root, file));
    for (const [method, handler] of Object.entries(handlers)) {
      const address = `/${path.dirname(path.relative("app", file))}`;
      const operation = handler.operation;
      expect(operation, `${method} ${address}`).toBeDefined();
      if (method === "GET") expect(operation?.writes, `${method} ${address} changes something`).not.toBe(true);
      table.push(`${method.padEnd(6)} ${address} → ${operation?.name} (${operation?.allow})`);
    }
  }
  expect(table.sort().join("\n")).toMatchSnapshot();
  // Every route with all it needs is loaded here, which takes its time on a busy machine.
}, 60_000);
