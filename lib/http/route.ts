import "server-only";
import { cookies } from "next/headers";
import type { core } from "zod/mini";
import { absentActor, currentActor } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { LOCALE_COOKIE, localeOf } from "@/lib/i18n/config";
import { type Allow, type Operation, perform } from "@/lib/operation";
import { type BodyRules, readBody } from "./body";
import { problem } from "./problem";
import { isKnownHost, isSameOrigin, privateJson } from "./request";

interface RouteOptions<Output> extends BodyRules {
  /** Status of a good answer; 200 unless told. */
  status?: number | ((output: Output) => number);
  /** Request headers that are input: input's name → header's name. */
  headers?: Record<string, string>;
  /** Asked by open pages again and again, hidden ones too: it doesn't count as somebody being there. */
  byItself?: boolean;
  /** For answers that aren't JSON: files and streams. */
  respond?: (output: Output, request: Request) => Response | Promise<Response>;
}

interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined> | undefined>;
}

export interface RouteHandler {
  (request: Request, context: RouteContext): Promise<Response>;
  /** What the walking test reads: no route file exports anything that `route` did not make. */
  operation: Operation;
}

/** An operation as a route handler: session → actor, request → raw input, perform, answer. */
export function route<A extends Allow, I extends core.$ZodType, O extends core.$ZodType>(
  op: Operation<A, I, O>,
  options: RouteOptions<core.output<O>> = {},
): RouteHandler {
  const handler = async (request: Request, context: RouteContext): Promise<Response> => {
    const store = await cookies();
    let locale = localeOf(store.get(LOCALE_COOKIE)?.value);
    try {
      if (!isKnownHost(request)) return new Response(null, { status: 421 });
      if (request.method !== "GET" && request.method !== "HEAD" && !isSameOrigin(request)) throw new AppError("foreign-origin");
      const actor = await (options.byItself ? absentActor() : currentActor());
      locale = actor?.locale ?? locale;
      if (op.allow !== "anyone" && !actor) throw new AppError("unauthenticated");
      const output = await perform(op, actor, await rawInput(request, context, options));
      if (options.respond) return await options.respond(output, request);
      const status = typeof options.status === "function" ? options.status(output) : options.status;
      return privateJson(output, { status: status ?? 200 });
    } catch (error) {
      return problem(error, locale);
    }
  };
  return Object.assign(handler, { operation: op as unknown as Operation });
}

/** Address, body and headers as one object. A name may come from one place only: a body can't override what the address says. */
async function rawInput(request: Request, context: RouteContext, options: RouteOptions<never>): Promise<Record<string, unknown>> {
  const reads = request.method === "GET" || request.method === "HEAD";
  const sent = reads ? queryOf(request) : await readBody(request, options);
  // Next gives a route without a [segment] no params at all.
  const params = (await context.params) ?? {};
  const headers = Object.entries(options.headers ?? {}).map(([name, header]) => [name, request.headers.get(header) ?? undefined] as const);
  const raw = new Map(Object.entries(sent));
  for (const [name, value] of [...Object.entries(params), ...headers]) {
    if (raw.has(name)) throw new AppError("invalid", { fields: [{ field: name, problem: "errors.fields.unknownField" }] });
    if (value !== undefined) raw.set(name, value);
  }
  return Object.fromEntries(raw);
}

function queryOf(request: Request): Record<string, string | string[]> {
  const query = new URL(request.url).searchParams;
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => [name, query.getAll(name)]).map(([name, all]) => [name, all?.length === 1 ? all[0] : all]),
  );
}
