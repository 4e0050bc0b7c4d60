import { Agent } from "undici";
import { z } from "zod";
import { PASSWORD } from "./own-postgres";

export type Role = "marketing" | "supervisor" | "admin";

/** What a dashboard answered; `body` is the JSON, or null where there was none. */
export interface Answered {
  status: number;
  body: unknown;
  /** For how many seconds to stay away, where it said so. */
  retryAfter?: string | undefined;
}

const agent = new Agent({ connections: 256, headersTimeout: 60_000, bodyTimeout: 60_000 });
const CREATED = z.object({ user: z.object({ id: z.string() }) });
const LAUNCHED = z.object({ launch: z.looseObject({ id: z.string(), state: z.string(), campaignId: z.number().nullable() }) });
const REFUSED = z.object({ error: z.looseObject({ code: z.string() }) });
export type LaunchSeen = z.output<typeof LAUNCHED>["launch"];

/**
 * Somebody with an account, who speaks to any dashboard of a database as a script would. A session that has ended, because the clock was
 * moved or nobody came for half an hour, is begun anew by itself: who wants to see a 401 asks with a client of their own.
 */
export class Person {
  #cookie = "";
  #signingIn: Promise<void> | undefined;

  constructor(
    readonly email: string,
    readonly role: Role,
    private readonly password = PASSWORD,
  ) {}

  /** One of the three that every database of the fault tests has. */
  static demo(role: Role): Person {
    return new Person(`${role}@demo.local`, role);
  }

  /** Adds an account. @param admin who may */
  static async add(url: string, admin: Person, role: Role, name: string): Promise<Person> {
    const person = new Person(`${name}@faults.test`, role);
    const answer = await admin.ask(url, "POST", "/api/users", { email: person.email, name, role, password: PASSWORD });
    if (!CREATED.safeParse(answer.body).success) throw new Error(`${name} was not added: ${JSON.stringify(answer)}`);
    return person;
  }

  /** Once, however many ask at the same time. @throws when it is refused */
  signIn(url: string): Promise<void> {
    this.#signingIn ??= this.#begin(url).finally(() => {
      this.#signingIn = undefined;
    });
    return this.#signingIn;
  }

  async #begin(url: string): Promise<void> {
    this.#cookie = "";
    const csrf = z.object({ csrfToken: z.string() }).parse((await this.#send(url, "GET", "/api/auth/csrf")).body);
    const form = new URLSearchParams({ ...csrf, email: this.email, password: this.password, json: "true" });
    const { status, body } = await this.#send(url, "POST", "/api/auth/callback/credentials", form);
    if (!/session=[^;]/.test(this.#cookie)) throw new Error(`${this.email} was not signed in: ${status} ${JSON.stringify(body)}`);
  }

  /** What a client of their own sends to be taken for them: a browser, a stream, half an upload. Signed in, if they weren't. */
  async headers(url: string): Promise<{ origin: string; cookie: string }> {
    if (this.#cookie === "") await this.signIn(url);
    return { origin: url, cookie: this.#cookie };
  }

  /** @throws what the connection throws: the dashboard may have been killed in the middle */
  async ask(url: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    if (this.#cookie === "" || this.#signingIn) await this.signIn(url);
    const answer = await this.#send(url, method, path, body, headers);
    if (answer.status !== 401) return answer;
    await this.signIn(url);
    return this.#send(url, method, path, body, headers);
  }

  /** `POST /api/campaigns`. */
  launch(url: string, spec: unknown, key: string): Promise<Answered> {
    return this.ask(url, "POST", "/api/campaigns", spec, { "idempotency-key": key });
  }

  /** The launch as everybody sees it. @throws when there is none, or no answer */
  async look(url: string, launchId: string): Promise<LaunchSeen> {
    return launchIn(await this.ask(url, "GET", `/api/launches/${launchId}`)) ?? missing(launchId);
  }

  async #send(url: string, method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answered> {
    const form = body instanceof URLSearchParams;
    const type = form ? "application/x-www-form-urlencoded" : "application/json";
    const answer = await agent.request({
      origin: url,
      path,
      method: method as "GET",
      headers: { origin: url, cookie: this.#cookie, ...(body !== undefined && { "content-type": type }), ...more },
      body: body === undefined ? null : form ? body.toString() : JSON.stringify(body),
    });
    this.#keep([answer.headers["set-cookie"] ?? []].flat());
    const text = await answer.body.text();
    const retryAfter = answer.headers["retry-after"]?.toString();
    return { status: answer.statusCode, body: text.startsWith("{") ? JSON.parse(text) : null, ...(retryAfter && { retryAfter }) };
  }

  #keep(cookies: string[]): void {
    const jar = new Map([...this.#cookie.split("; "), ...cookies].filter(Boolean).map((one) => [one.split("=")[0], one.split(";")[0]]));
    this.#cookie = [...jar.values()].join("; ");
  }
}

function missing(launchId: string): never {
  throw new Error(`there is no launch ${launchId}`);
}

/** The launch that an answer speaks of, if it does. */
export const launchIn = ({ body }: Answered): LaunchSeen | undefined => LAUNCHED.safeParse(body).data?.launch;

/** The code of the error that an answer is, if it is one. */
export const errorIn = ({ body }: Answered): string | undefined => REFUSED.safeParse(body).data?.error.code;
