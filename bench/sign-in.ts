import { z } from "zod";
import type { Product } from "../e2e/product";
import { demoEmail, ROLES } from "../e2e/sign-in";
import type { Measure } from "./measure";

const Csrf = z.object({ csrfToken: z.string() });
/** Fewer failures than close an account, for each of the three. */
const FAILURES_EACH = 4;

/** Nobody may learn by the clock whether an e-mail has an account here: the ratio has to be about 1. */
export async function signIn({ url }: Product): Promise<Measure> {
  const answer = await fetch(`${url}/api/auth/csrf`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const { csrfToken } = Csrf.parse(await answer.json());
  const attempt = async (email: string) => {
    const refused = await fetch(`${url}/api/auth/callback/credentials`, {
      method: "POST",
      headers: { cookie, origin: url },
      body: new URLSearchParams({ csrfToken, email, password: "not the password of anybody", json: "true" }),
    });
    const text = await refused.text();
    if (!text.includes("CredentialsSignin")) throw new Error(`another answer than a refusal: ${refused.status} ${text.slice(0, 200)}`);
  };
  let round = 0;
  return {
    name: "sign-in that is refused",
    ours: { label: "an e-mail without an account", run: () => attempt(`nobody-${round}@example.co.il`) },
    other: { label: "a wrong password", run: () => attempt(demoEmail(ROLES[round++ % ROLES.length] ?? "admin")) },
    rounds: ROLES.length * FAILURES_EACH - 1,
  };
}
