import path from "node:path";
import { type APIRequestContext, expect, request } from "@playwright/test";
import { product } from "./product";
import { watchClient } from "./watch";

export const ROLES = ["marketing", "supervisor", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const demoEmail = (role: Role) => `${role}@demo.local`;

/** Where the browser state of a signed-in role is kept for the run. */
export const sessionFile = (role: Role) => path.join(product().dataDir, `session-${role}.json`);

/** A client of the HTTP API without a session, speaking as our own pages do. */
export async function apiClient(storageState?: string, url = product().url): Promise<APIRequestContext> {
  return watchClient(
    await request.newContext({ baseURL: url, extraHTTPHeaders: { Origin: url }, ...(storageState ? { storageState } : {}) }),
  );
}

/** Signs in by the routes a script would use; the client keeps the session. */
export async function signIn(client: APIRequestContext, email: string, password: string): Promise<void> {
  const { csrfToken } = await (await client.get("/api/auth/csrf")).json();
  await client.post("/api/auth/callback/credentials", { form: { csrfToken, email, password, json: "true" } });
  const session = await (await client.get("/api/auth/session")).json();
  expect(session.user?.email, `signed in as ${email}`).toBe(email);
}

export async function keepSession(role: Role): Promise<void> {
  const client = await apiClient();
  await signIn(client, demoEmail(role), product().password);
  await client.storageState({ path: sessionFile(role) });
  await client.dispose();
}
