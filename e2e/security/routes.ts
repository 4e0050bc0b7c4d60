import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { can, type Permission, ROLES } from "../../lib/auth/permissions";
import type { PersonKind } from "./people";

const ROOT = path.resolve(import.meta.dirname, "../..");

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Method = (typeof METHODS)[number];

export interface DeclaredRoute {
  method: Method | "PAGE";
  /** As its folder is named: `/api/users/[userId]`. */
  route: string;
  allow: Permission | "anyone";
}

/**
 * Who may do what, as `lib/http/route-files.test.ts` reads it from every route and page file and keeps it in its snapshot:
 * a route that isn't in the table fails there, and a table that isn't the truth fails there too.
 */
export function declaredRoutes(): DeclaredRoute[] {
  const table = readFileSync(path.join(ROOT, "lib/http/__snapshots__/route-files.test.ts.snap"), "utf8");
  const lines = table.matchAll(/^"?(GET|POST|PUT|PATCH|DELETE|PAGE) +(\/\S*) → .*?\(?([\w-]+(?::[\w-]+)?)\)?"?$/gm);
  return [...lines].map(([, method, route, allow]) => ({ method, route, allow }) as DeclaredRoute);
}

/** Every address the production build answers, next's own two apart. */
export function builtRoutes(): string[] {
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(path.join(ROOT, process.env["NEXT_DIST_DIR"] || ".next", "app-path-routes-manifest.json"), "utf8"),
  );
  return Object.values(manifest).filter((route) => !route.startsWith("/_"));
}

/** An address of the route that names nothing there is. */
export function addressOf(route: string): string {
  return route.replace(/\[(\w+)\]/g, (_, name: string) => (/campaign|list|contact/i.test(name) ? "999999999" : randomUUID()));
}

export const isSignedIn = (person: PersonKind): person is (typeof ROLES)[number] => ROLES.some((role) => role === person);

export function may(person: PersonKind, allow: DeclaredRoute["allow"]): boolean {
  return allow === "anyone" || (isSignedIn(person) && can(person, allow));
}
