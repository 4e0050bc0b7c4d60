import * as z from "zod/mini";
import { paths } from "@/lib/paths";

export type SignInAnswer =
  | { kind: "in" }
  | { kind: "refused" }
  | { kind: "locked"; minutes: number }
  | { kind: "unreachable" }
  | { kind: "failed" };

const Csrf = z.object({ csrfToken: z.string() });
const Redirect = z.object({ url: z.string() });

/** Signs in by next-auth's credentials form (operating contract, "Sign-in"). Never throws: each end has its sentence on the screen. */
export async function requestSignIn(email: string, password: string): Promise<SignInAnswer> {
  let answer: unknown;
  try {
    const csrf = z.parse(Csrf, await (await fetch(paths.api.csrf(), { cache: "no-store" })).json());
    const body = new URLSearchParams({ email, password, csrfToken: csrf.csrfToken, callbackUrl: paths.home(), json: "true" });
    const response = await fetch(paths.api.signIn(), { method: "POST", body, cache: "no-store" });
    answer = await response.json();
  } catch (error) {
    // A fetch without an answer is a TypeError; anything else is an answer that isn't next-auth's.
    return { kind: error instanceof TypeError ? "unreachable" : "failed" };
  }
  const redirect = z.safeParse(Redirect, answer);
  return redirect.success ? outcomeOf(redirect.data.url) : { kind: "failed" };
}

/** next-auth answers with the address it would lead to; a refusal is its `error` parameter. */
export function outcomeOf(address: string): SignInAnswer {
  const query = new URL(address, window.location.origin).searchParams;
  const error = query.get("error");
  if (error === "CredentialsSignin") return { kind: "refused" };
  const locked = /^locked:(\d+)$/.exec(error ?? "");
  if (locked) return { kind: "locked", minutes: Math.max(1, Math.ceil(Number(locked[1]) / 60)) };
  return error || query.has("csrf") ? { kind: "failed" } : { kind: "in" };
}
