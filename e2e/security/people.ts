import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Role, sessionFile } from "../sign-in";
import { type Answered, ask } from "./wire";

/** Who may be at the door: everything about them is their cookie. */
export interface Person {
  cookie: string;
}

export interface Account {
  email: string;
  password: string;
}

export const own = (url: string) => ({ origin: new URL(url).origin });

/** The cookies that an answer sets, as a browser would send them back. */
export function cookiesOf(answer: Answered): string[] {
  return [answer.headers["set-cookie"] ?? []].flat().map((cookie) => cookie.split(";")[0] ?? "");
}

export interface SignInTry {
  answer: Answered;
  /** Of the whole jar, a session among them or not. */
  cookie: string;
  session: string | undefined;
}

/** One try to sign in by the routes a script uses. @param jar cookies that the browser has already @param headers of both its requests */
export async function trySignIn(url: string, { email, password }: Account, { jar = "", headers = {} } = {}): Promise<SignInTry> {
  const csrf = await ask(url, { path: "/api/auth/csrf", cookie: jar, headers });
  const token: string = JSON.parse(csrf.text).csrfToken;
  const held = merge(jar, cookiesOf(csrf));
  const answer = await ask(url, {
    method: "POST",
    path: "/api/auth/callback/credentials",
    headers: { ...own(url), "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams({ csrfToken: token, email, password, json: "true" }).toString(),
    cookie: held,
  });
  const cookie = merge(held, cookiesOf(answer));
  return { answer, cookie, session: cookiesOf(answer).find((one) => /session=[^;]+/.test(one)) };
}

export async function signedIn(url: string, account: Account, options: { jar?: string } = {}): Promise<Person> {
  const { answer, cookie, session } = await trySignIn(url, account, options);
  if (!session) throw new Error(`${account.email} was not signed in: ${answer.status} ${answer.text}`);
  return { cookie };
}

function merge(jar: string, cookies: string[]): string {
  const held = new Map([...jar.split("; "), ...cookies].filter(Boolean).map((cookie) => [cookie.split("=")[0], cookie]));
  return [...held.values()].join("; ");
}

/** JSON from the API with somebody's session; anything but a 2xx is an error. */
export async function api(url: string, { cookie }: Person, method: string, path: string, body?: unknown) {
  const answer = await ask(url, {
    method,
    path,
    cookie,
    headers: { ...own(url), "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text);
}

/** A new account with a password of its own. @param by an admin */
export async function newAccount(url: string, by: Person, role: string): Promise<Account & { id: string }> {
  const account = { email: `${role}-${randomUUID()}@security.test`, password: "a password of the security tests" };
  const { user } = await api(url, by, "POST", "/api/users", { ...account, name: role, role });
  return { ...account, id: user.id };
}

export const PERSONS = ["anonymous", "marketing", "supervisor", "admin", "disabled", "revoked"] as const;
export type PersonKind = (typeof PERSONS)[number];

/** One of each kind, on accounts of their own: disabled is an admin who was signed in when disabled, revoked one who signed out. */
export async function sixPersons(url: string, by: Person): Promise<Record<PersonKind, Person>> {
  const of = async (role: string) => {
    const account = await newAccount(url, by, role);
    return { account, person: await signedIn(url, account) };
  };
  const [marketing, supervisor, admin, disabled, revoked] = await Promise.all(
    ["marketing", "supervisor", "admin", "admin", "admin"].map(of),
  );
  if (!marketing || !supervisor || !admin || !disabled || !revoked) throw new Error("there are not five");
  await api(url, by, "PATCH", `/api/users/${disabled.account.id}`, { disabled: true });
  await signOut(url, revoked.person);
  const persons = { marketing: marketing.person, supervisor: supervisor.person, admin: admin.person };
  return { anonymous: { cookie: "" }, ...persons, disabled: disabled.person, revoked: revoked.person };
}

export async function signOut(url: string, { cookie }: Person): Promise<Answered> {
  const csrf = await ask(url, { path: "/api/auth/csrf", cookie });
  const body = new URLSearchParams({ csrfToken: JSON.parse(csrf.text).csrfToken, json: "true" }).toString();
  const headers = { ...own(url), "content-type": "application/x-www-form-urlencoded" };
  return ask(url, { method: "POST", path: "/api/auth/signout", headers, body, cookie: merge(cookie, cookiesOf(csrf)) });
}

/** The session that the run keeps for a demo account. */
export function demoPerson(role: Role): Person {
  const { cookies }: { cookies: { name: string; value: string }[] } = JSON.parse(readFileSync(sessionFile(role), "utf8"));
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
}
