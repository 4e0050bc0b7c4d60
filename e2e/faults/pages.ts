import { type APIRequestContext, type Browser, type Page, request } from "@playwright/test";
import { signIn } from "../sign-in";
import { PASSWORD } from "./own-postgres";
import type { Person } from "./people";

/** A client of one dashboard's API with that person's session, speaking as our own pages do. */
export async function clientOf(url: string, { email }: Pick<Person, "email">): Promise<APIRequestContext> {
  const client = await request.newContext({ baseURL: url, extraHTTPHeaders: { Origin: url } });
  await signIn(client, email, PASSWORD);
  return client;
}

/** A browser of that person's own, signed in at one dashboard. */
export async function pageOf(browser: Browser, url: string, person: Pick<Person, "email">): Promise<Page> {
  const client = await clientOf(url, person);
  const context = await browser.newContext({ storageState: await client.storageState(), baseURL: url });
  await client.dispose();
  return context.newPage();
}
