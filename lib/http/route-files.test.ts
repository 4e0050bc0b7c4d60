import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const appFiles = (name: string) =>
  readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === name)
    .map((file) => path.join("app", file))
    .sort();
const files = appFiles("route.ts");

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

/** Pages for people without a session: signing in, and setting a password from a one-time address. */
const OPEN_PAGES = /^app\/\(auth\)\//;

/** The permission that a page asks for before it does anything else but read its address; null where it asks for none. */
function permissionOf(file: string): string | null {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const page = source.statements
    .filter(ts.isFunctionDeclaration)
    .find((declaration) => declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword));
  for (const statement of page?.body?.statements ?? []) {
    const text = statement.getText();
    const [, permission] = /^(?:const \w+ = )?await requireActor\(\s*"([\w-]+:[\w-]+)"/.exec(text) ?? [];
    if (permission) return permission;
    if (!/^const [\s\S]+ = await (params|searchParams);$/.test(text)) return null;
  }
  return null;
}

test("who may see what, page by page", () => {
  const table = appFiles("page.tsx").map((file) => {
    const address = `/${path.dirname(path.relative("app", file))}`.replace(/\/\([\w-]+\)/g, "").replace(/\/\.$/, "") || "/";
    const permission = permissionOf(file);
    if (!OPEN_PAGES.test(file)) expect(permission, `${file} asks for no permission first`).not.toBeNull();
    return `PAGE   ${address} → ${permission ?? "anyone"}`;
  });
  expect(table.length).toBeGreaterThan(4);
  expect(table.sort().join("\n")).toMatchSnapshot();
});
