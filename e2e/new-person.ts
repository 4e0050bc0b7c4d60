import { randomUUID } from "node:crypto";
import type { APIRequestContext, Browser, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { product } from "./product";
import { apiClient, type Role, signIn } from "./sign-in";

/** Somebody of one test alone: the demo accounts stay as they are for the others. */
export interface NewPerson {
  id: string;
  name: string;
  email: string;
  password: string;
}

export const newName = () => `בדיקה ${randomUUID().slice(0, 8)}`;
export const newEmail = () => `${randomUUID().slice(0, 12)}@people.test`;
export const newPassword = () => `a sentence of its own ${randomUUID().slice(0, 8)}`;

/** @param admin the HTTP API with an admin's session */
export async function addPerson(admin: APIRequestContext, role: Role): Promise<NewPerson> {
  const person = { name: newName(), email: newEmail(), password: newPassword() };
  const answer = await admin.post("/api/users", { data: { ...person, role } });
  expect(answer.status(), await answer.text()).toBe(201);
  return { ...person, id: (await answer.json()).user.id };
}

/** A browser of their own in which they are signed in. */
export async function browserOf(browser: Browser, { email, password }: Pick<NewPerson, "email" | "password">): Promise<Page> {
  const client = await apiClient();
  await signIn(client, email, password);
  const context = await browser.newContext({ storageState: await client.storageState(), baseURL: product().url });
  await client.dispose();
  return context.newPage();
}

/** Signs in by the form, as a person does. */
export async function signInByForm(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "דואר אלקטרוני" }).fill(email);
  await page.getByLabel("סיסמה", { exact: true }).fill(password);
  await page.getByRole("button", { name: "כניסה", exact: true }).click();
}
