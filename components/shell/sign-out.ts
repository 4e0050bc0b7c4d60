import * as z from "zod/mini";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";

/** Ends the session on the server and starts afresh at the sign-in page. Throws ApiProblem. */
export async function signOut(): Promise<void> {
  const { csrfToken } = await fetchJson(z.object({ csrfToken: z.string() }), paths.api.csrf());
  const form = new URLSearchParams({ csrfToken, callbackUrl: paths.signIn(), json: "true" });
  await fetchJson(z.object({ url: z.string() }), paths.api.signOut(), { method: "POST", body: form });
  window.location.assign(paths.signIn());
}
