import { apiClient, signIn } from "../e2e/sign-in";

/** The whole answer as text, as long as it takes. @throws when the status is another than asked for */
export async function read(address: string, init: RequestInit = {}, status = 200): Promise<string> {
  const answer = await fetch(address, init);
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${address}: ${answer.status} ${text.slice(0, 200)}`);
  return text;
}

/** Asks an action of the upstream's API in JSON. */
export function upstreamAction(sandboxUrl: string, apiKey: string): (fields: Record<string, unknown>) => Promise<string> {
  return (fields) =>
    read(`${sandboxUrl}/campaignApi.php`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ apiKey, ...fields }),
    });
}

/** A signed-in session, as a browser keeps it. */
export async function sessionOf(email: string, password: string) {
  const client = await apiClient();
  await signIn(client, email, password);
  const state = await client.storageState();
  await client.dispose();
  return state;
}

/** The cookies of a signed-in session, as a header. */
export async function signedIn(email: string, password: string): Promise<string> {
  const { cookies } = await sessionOf(email, password);
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
