import { randomUUID } from "node:crypto";
import type { APIRequestContext, Browser, Page } from "@playwright/test";
import { Composer } from "./composer";
import { expect, expectAccessible, test } from "./fixtures";
import { Line } from "./line";
import { expectGoodLooks } from "./looks";
import { addPerson, browserOf, type NewPerson } from "./new-person";
import { apiClient, sessionFile, signIn } from "./sign-in";

/** Journeys of two people, with pauses for saving, on a machine that does other things too. */
test.describe.configure({ timeout: 180_000 });

let next = 3_000_000;
const newPhones = (count: number) => Array.from({ length: count }, () => `054${next++}`);
const newTitle = (word: string) => `${word} ${randomUUID().slice(0, 8)}`;

interface Draft {
  id: string;
  version: number;
  title: string;
  form: Record<string, unknown> & { sources: { audienceId: string }[] };
  spec: Record<string, unknown>;
  launchId: string | null;
}

async function create(client: APIRequestContext, data: object): Promise<Draft> {
  const created = await client.post("/api/drafts", { data });
  expect(created.status(), await created.text()).toBe(201);
  return (await created.json()).draft;
}

async function read(client: APIRequestContext, draftId: string): Promise<Draft> {
  return (await (await client.get(`/api/drafts/${draftId}`)).json()).draft;
}

async function listed(client: APIRequestContext, title: string): Promise<{ id: string; title: string; recipients: number | null }[]> {
  const { drafts } = await (await client.get("/api/drafts")).json();
  return drafts.filter((draft: { title: string }) => draft.title.includes(title));
}

const specOf = (title: string, phones = newPhones(3)) => ({
  title,
  audience: { phones },
  message: { kind: "text", text: "שלום, זוהי הודעה לבדיקה" },
  schedule: { quietHours: false },
});

async function phonesOf(client: APIRequestContext, { form }: Draft): Promise<string[]> {
  const [source] = form.sources;
  return (await (await client.get(`/api/audiences/${source?.audienceId}/phones`)).text()).trim().split("\n");
}

const launch = (client: APIRequestContext, spec: object) =>
  client.post("/api/campaigns", { data: spec, headers: { "Idempotency-Key": randomUUID() } });

test.describe("for scripts", () => {
  test("a specification in part becomes a draft, its numbers an audience that is kept; it is read, changed, deleted and brought back", async ({
    api,
  }) => {
    const client = await api("marketing");
    const title = newTitle("מסקריפט");
    const phones = newPhones(2);
    const draft = await create(client, { title, audience: { phones: [...phones, "057-1"] }, message: { kind: "text", text: "שלום" } });
    expect(draft).toMatchObject({ title, version: 1, launchId: null, form: { title, callLength: 25 } });
    const [source] = draft.form.sources;
    expect(draft.spec).toMatchObject({ title, audience: { audienceId: source?.audienceId }, message: { kind: "text", text: "שלום" } });
    expect(await (await client.get(`/api/audiences/${source?.audienceId}/phones`)).text()).toBe(`${phones.join("\n")}\n`);
    expect(await listed(client, title)).toMatchObject([{ id: draft.id, recipients: 2 }]);

    const path = `/api/drafts/${draft.id}`;
    const renamed = await client.put(path, { data: { version: 1, title: `${title} ב`, audience: draft.spec["audience"] } });
    expect((await renamed.json()).draft).toMatchObject({ version: 2, title: `${title} ב` });
    expect((await client.put(path, { data: { title } })).status()).toBe(400);
    const late = await client.put(path, { data: { version: 1, title } });
    expect(late.status()).toBe(409);
    expect((await late.json()).error).toMatchObject({ code: "conflict", details: { reason: "version", version: 2 } });
    expect(await read(client, draft.id)).toMatchObject({ version: 2, title: `${title} ב` });

    expect((await client.delete(path)).status()).toBe(200);
    expect((await client.get(path)).status()).toBe(404);
    expect((await client.delete(path)).status()).toBe(404);
    expect(await listed(client, title)).toEqual([]);
    expect((await client.post(`${path}/restore`)).status()).toBe(200);
    expect((await client.post(`${path}/restore`)).status()).toBe(404);
    expect(await read(client, draft.id)).toMatchObject({ version: 2 });
  });

  test("the same id asked for again is the same draft; a form and a specification at once, and what isn't known, are refused", async ({
    api,
  }) => {
    const client = await api("marketing");
    const title = newTitle("פעם אחת");
    const id = randomUUID();
    const first = await create(client, { id, title });
    await client.put(`/api/drafts/${id}`, { data: { version: 1, title: `${title} ב` } });
    expect(await create(client, { id, title })).toMatchObject({ id, version: 2, title: `${title} ב` });
    const other = await api("admin");
    expect((await other.post("/api/drafts", { data: { id, title } })).status()).toBe(409);
    expect(await listed(client, title)).toHaveLength(1);
    for (const data of [
      { form: first.form, title },
      { copyOf: {} },
      { copyOf: { draftId: id, campaignId: 1 } },
      { unknown: 1 },
      { title: 7 },
    ]) {
      expect((await client.post("/api/drafts", { data })).status(), JSON.stringify(data)).toBe(400);
    }
    expect((await client.post("/api/drafts", { data: { copyOf: { draftId: randomUUID() } } })).status()).toBe(404);
  });

  test("who may not launch may not see drafts either, and strangers are asked to sign in", async ({ api }) => {
    const { id } = await create(await api("marketing"), { title: newTitle("של השיווק") });
    for (const [role, status] of [
      ["supervisor", 403],
      ["nobody", 401],
    ] as const) {
      const client = await api(role);
      expect((await client.get("/api/drafts")).status()).toBe(status);
      expect((await client.post("/api/drafts", { data: {} })).status()).toBe(status);
      expect((await client.get(`/api/drafts/${id}`)).status()).toBe(status);
      expect((await client.put(`/api/drafts/${id}`, { data: { version: 1 } })).status()).toBe(status);
      expect((await client.delete(`/api/drafts/${id}`)).status()).toBe(status);
      expect((await client.post(`/api/drafts/${id}/restore`)).status()).toBe(status);
      expect((await client.post(`/api/drafts/${id}/editing`)).status()).toBe(status);
    }
  });

  test("a draft is launched once, then rests, and a copy of it, of its launch or of its campaign is a draft again", async ({ api }) => {
    const client = await api("marketing");
    const title = newTitle("פעם אחת בלבד");
    const draft = await create(client, specOf(title));
    const launched = await launch(client, { ...specOf(title), audience: draft.spec["audience"], draftId: draft.id });
    expect([201, 202]).toContain(launched.status());
    const { id: launchId } = (await launched.json()).launch;
    const again = await launch(client, { ...specOf(newTitle("אחר")), draftId: draft.id });
    expect(again.status()).toBe(409);
    expect((await again.json()).error.details).toMatchObject({ reason: "draft-launched", launchId });
    expect(await listed(client, title)).toEqual([]);
    expect(await read(client, draft.id)).toMatchObject({ launchId });
    const change = await client.put(`/api/drafts/${draft.id}`, { data: { version: 1, title } });
    expect((await change.json()).error.details).toMatchObject({ reason: "draft-launched" });
    await expect.poll(async () => (await (await client.get(`/api/launches/${launchId}`)).json()).launch.campaignId).not.toBeNull();
    const { campaignId } = (await (await client.get(`/api/launches/${launchId}`)).json()).launch;
    for (const copyOf of [{ draftId: draft.id }, { launchId }, { campaignId }]) {
      const copy = await create(client, { copyOf });
      expect(copy, JSON.stringify(copyOf)).toMatchObject({ title: `${title} (2)`, launchId: null });
      // Whoever pressed 9 meanwhile is not among them any more.
      const called = await phonesOf(client, draft);
      const copied = await phonesOf(client, copy);
      expect(copied.length, JSON.stringify(copyOf)).toBeGreaterThan(0);
      expect(called).toEqual(expect.arrayContaining(copied));
      expect((await create(client, { copyOf: { draftId: copy.id } })).title).toBe(`${title} (3)`);
    }
  });

  test("of a launch that no draft stood behind the copy has the same people and everything else", async ({ api }) => {
    const client = await api("marketing");
    const phones = newPhones(4);
    const title = newTitle("בלי טיוטה");
    const spec = {
      ...specOf(title, phones),
      callLength: 18,
      keys: { "2": { kind: "digits" } },
      answers: { "2": "מגיע" },
      externalId: "A-7",
    };
    const { launch: launched } = await (await launch(client, spec)).json();
    const copy = await create(client, { copyOf: { launchId: launched.id } });
    expect(copy.spec).toMatchObject({
      title: `${title} (2)`,
      message: spec.message,
      callLength: 18,
      keys: spec.keys,
      answers: spec.answers,
      externalId: "A-7",
      schedule: { quietHours: false, startOnHold: false },
    });
    expect(await (await client.get(`/api/audiences/${copy.form.sources[0]?.audienceId}/phones`)).text()).toBe(`${phones.join("\n")}\n`);
  });
});

/** Somebody who launches, in a browser of their own. */
async function somebody(browser: Browser, admin: APIRequestContext): Promise<{ person: NewPerson; page: Page; composer: Composer }> {
  const person = await addPerson(admin, "marketing");
  const page = await browserOf(browser, person);
  return { person, page, composer: new Composer(page) };
}

const saved = (page: Page) => expect(page.getByText(/^נשמר (עכשיו|לפני)/)).toBeVisible();
const idOf = (page: Page) => new URL(page.url()).pathname.split("/").at(-1) ?? "";

async function clientOf({ email, password }: NewPerson): Promise<APIRequestContext> {
  const client = await apiClient();
  await signIn(client, email, password);
  return client;
}

test("the first letter makes a draft, the address becomes its own, nothing that was typed, opened or focused is lost, and a reload finds all", async ({
  marketing: page,
  api,
}) => {
  const client = await api("marketing");
  const composer = new Composer(page);
  await composer.start();
  await expect(page.getByText("מה שממלאים נשמר מעצמו כטיוטה")).toBeVisible();
  await composer.open("timing");
  await composer.open("message");
  // Each letter that made a draft of its own would have left one that begins like it.
  const title = `${randomUUID()} מתחילים`;
  await composer.title.pressSequentially(title, { delay: 60 });
  await page.waitForURL(/\/drafts\/[0-9a-f-]{36}$/);
  await expect(composer.title).toBeFocused();
  await page.keyboard.type(" ועוד");
  await expect(composer.title).toHaveValue(`${title} ועוד`);
  await expect(composer.heading("timing")).toHaveAttribute("aria-expanded", "true");
  await expect(composer.heading("message")).toHaveAttribute("aria-expanded", "true");
  await saved(page);
  await composer.text.fill("טקסט שנשמר");
  await saved(page);
  await expect.poll(async () => (await read(client, idOf(page))).form["message"]).toMatchObject({ text: "טקסט שנשמר" });
  expect(await listed(client, title)).toHaveLength(1);
  expect(await listed(client, title.slice(0, 8))).toHaveLength(1);
  await page.reload();
  await expect(composer.title).toHaveValue(`${title} ועוד`);
  await composer.open("message");
  await expect(composer.text).toHaveValue("טקסט שנשמר");

  // "New" begins anew, and leaves this one where it is.
  await page.getByRole("main").getByRole("link", { name: "קמפיין חדש" }).click();
  await page.waitForURL("/campaigns/new");
  await expect(composer.title).toHaveValue("");
  await page.goBack();
  await expect(composer.title).toHaveValue(`${title} ועוד`);
  expect(await listed(client, title)).toHaveLength(1);
});

test("another person on another computer finds the draft, and both are told that the other has it open", async ({
  marketing: page,
  browser,
  api,
}) => {
  const client = await api("marketing");
  const title = newTitle("משותפת");
  const draft = await create(client, specOf(title));
  await page.goto(`/drafts/${draft.id}`);
  const dana = await somebody(browser, await api("admin"));
  await dana.page.goto("/drafts");
  await dana.page.getByRole("searchbox", { name: "חיפוש לפי שם" }).fill(title);
  await expect(dana.page.getByRole("row")).toHaveCount(2);
  await dana.page.getByRole("link", { name: title }).click();
  await expect(dana.composer.title).toHaveValue(title);
  await expect(dana.composer.heading("audience")).toContainText("3 נמענים");
  await expect(dana.page.getByText("פתוחה עכשיו גם אצל דנה לוי")).toBeVisible();
  await expect(page.getByText(`פתוחה עכשיו גם אצל ${dana.person.name}`)).toBeVisible({ timeout: 15_000 });
  await expectAccessible(page);

  // What one saves is shown to the other, who changed nothing.
  await dana.composer.title.fill(`${title} של דנה`);
  await saved(dana.page);
  await expect(new Composer(page).title).toHaveValue(`${title} של דנה`, { timeout: 15_000 });
  await expect(page.getByRole("alertdialog").filter({ hasText: "נטענו לטיוטה שינויים חדשים" })).toContainText(dana.person.name);
  await dana.page.context().close();
});

for (const choice of ["theirs", "mine"] as const) {
  test(`when both changed the draft nothing is overwritten, and choosing ${choice} keeps both`, async ({ browser, api }) => {
    const admin = await api("admin");
    const [dana, noa] = [await somebody(browser, admin), await somebody(browser, admin)];
    const client = await clientOf(dana.person);
    const title = newTitle("מתנגשת");
    const draft = await create(client, specOf(title));
    await noa.page.goto(`/drafts/${draft.id}`);
    await expect(noa.composer.title).toHaveValue(title);
    const theirs = { version: 1, form: { ...draft.form, title: `${title} של דנה` } };
    expect((await client.put(`/api/drafts/${draft.id}`, { data: theirs })).status()).toBe(200);
    await noa.composer.title.fill(`${title} של נועה`);
    const alert = noa.page.getByRole("alert").filter({ hasText: "הטיוטה השתנתה בינתיים" });
    await expect(alert).toContainText(dana.person.name);
    await expectAccessible(noa.page);
    await noa.composer.title.press("End");
    await noa.composer.title.pressSequentially("!");
    await expect.poll(async () => (await read(client, draft.id)).title).toBe(`${title} של דנה`);

    // A reload changes nothing about it.
    await noa.page.reload();
    await expect(noa.composer.title).toHaveValue(`${title} של נועה!`);
    await expect(alert).toBeVisible();
    const copyTitle = `${title} של נועה! (עותק שלי)`;
    if (choice === "theirs") {
      await alert.getByRole("button", { name: `הצגת השינויים של ${dana.person.name}` }).click();
      await expect(noa.composer.title).toHaveValue(`${title} של דנה`);
      await expect(alert).toBeHidden();
      expect(idOf(noa.page)).toBe(draft.id);
      await noa.page.getByRole("button", { name: "פתיחת העותק" }).click();
      await expect(noa.composer.title).toHaveValue(copyTitle);
    } else {
      await alert.getByRole("button", { name: "שמירת שלי כעותק" }).click();
      await expect(noa.composer.title).toHaveValue(copyTitle);
      await expect(alert).toBeHidden();
      await noa.page.waitForURL((url) => !url.pathname.includes(draft.id));
    }
    expect((await listed(client, title)).map((kept) => kept.title).sort()).toEqual([`${title} של דנה`, copyTitle]);
    expect((await read(client, idOf(noa.page))).title).toBe(copyTitle);
    await client.dispose();
    for (const { page } of [dana, noa]) await page.context().close();
  });
}

test("what was typed while the server can't be reached is said, survives a reload, and is saved when the line is back", async ({
  browser,
  shofar,
  api,
}) => {
  const client = await api("marketing");
  const line = await Line.open();
  const context = await browser.newContext({ storageState: sessionFile("marketing"), baseURL: shofar.url, proxy: line.proxy });
  const page = await context.newPage();
  const composer = new Composer(page);
  const title = newTitle("בלי קו");
  const draft = await create(client, specOf(title));
  await page.goto(`/drafts/${draft.id}`);
  await expect(composer.title).toHaveValue(title);
  line.cut();
  await composer.title.fill(`${title} לא נשמר עדיין`);
  await expect(page.getByRole("status").filter({ hasText: "לא נשמר: אין תשובה מהשרת" })).toBeVisible();
  await expect(page.getByRole("button", { name: "לנסות עכשיו" })).toBeVisible();
  await expectAccessible(page);
  expect((await read(client, draft.id)).title).toBe(title);
  line.mend();
  await page.reload();
  await expect(composer.title).toHaveValue(`${title} לא נשמר עדיין`);
  await expect.poll(async () => (await read(client, draft.id)).title).toBe(`${title} לא נשמר עדיין`);
  await saved(page);

  // Without a reload it goes through by itself; a new one is made once, however the answers get lost.
  await page.goto("/campaigns/new");
  line.loseAnswers("/api/drafts");
  await composer.title.fill(`${title} חדש`);
  await expect(page.getByRole("status").filter({ hasText: "לא נשמר" })).toBeVisible();
  await composer.title.fill(`${title} חדש מאוד`);
  line.mend();
  await page.waitForURL(/\/drafts\//, { timeout: 30_000 });
  await saved(page);
  expect((await listed(client, `${title} חדש`)).map((kept) => kept.title)).toEqual([`${title} חדש מאוד`]);
  await context.close();
  line.close();
});

test("leaving the page at once after typing loses nothing", async ({ marketing: page, api }) => {
  const client = await api("marketing");
  const title = newTitle("ביציאה");
  const draft = await create(client, specOf(title));
  const composer = new Composer(page);
  await page.goto(`/drafts/${draft.id}`);
  await composer.title.fill(`${title} א`);
  await page.goto("about:blank");
  await expect.poll(async () => (await read(client, draft.id)).title).toBe(`${title} א`);
  await page.goto(`/drafts/${draft.id}`);
  await composer.title.fill(`${title} ב`);
  await page.getByRole("link", { name: "לוח חי" }).click();
  await expect.poll(async () => (await read(client, draft.id)).title).toBe(`${title} ב`);
});

test("deleting is at once and can be taken back, from the list and from the draft itself", async ({ marketing: page, api }) => {
  const client = await api("marketing");
  const title = newTitle("למחיקה");
  const draft = await create(client, specOf(title));
  await page.goto(`/drafts?search=${encodeURIComponent(title)}`);
  const row = page.getByRole("row").filter({ hasText: title });
  await row.getByRole("button", { name: `מחיקה: ${title}` }).click();
  await expect(row).toBeHidden();
  await page.getByRole("button", { name: "ביטול המחיקה" }).click();
  await expect(row).toBeVisible();
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("button", { name: "מחיקת הטיוטה" }).click();
  await page.waitForURL("/drafts");
  await expect(page.getByRole("alertdialog").getByText("הטיוטה נמחקה")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/drafts/${draft.id}`);
  await expect(page.getByRole("heading", { name: "אין טיוטה כזאת" })).toBeVisible();
  await expectAccessible(page);
});

test("one that was deleted or launched by somebody else while it is open is told, with what can be done", async ({
  marketing: page,
  api,
}) => {
  const client = await api("marketing");
  const composer = new Composer(page);
  const title = newTitle("בינתיים");
  const deleted = await create(client, specOf(title));
  await page.goto(`/drafts/${deleted.id}`);
  await expect(composer.title).toHaveValue(title);
  await client.delete(`/api/drafts/${deleted.id}`);
  await composer.title.fill(`${title} א`);
  const alert = page.getByRole("alert").filter({ hasText: "הטיוטה" });
  await expect(alert).toContainText("הטיוטה נמחקה.");
  await alert.getByRole("button", { name: "שמירה כטיוטה חדשה" }).click();
  await page.waitForURL((url) => !url.pathname.includes(deleted.id));
  await expect(alert).toBeHidden();
  const kept = await read(client, idOf(page));
  expect(kept.title).toBe(`${title} א`);

  const launched = await launch(client, { ...specOf(`${title} א`), draftId: kept.id });
  const { id: launchId } = (await launched.json()).launch;
  await expect(alert).toContainText("הטיוטה כבר שוגרה.", { timeout: 15_000 });
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole("heading", { name: "הטיוטה הזאת כבר שוגרה" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "אל השיגור" }).click();
  await page.waitForURL(`/launches/${launchId}`);
  await page.getByRole("button", { name: "לשכפל" }).click();
  await expect(composer.title).toHaveValue(`${title} א (2)`);
});

test("a past campaign is launched again in four clicks, and its draft leaves the list", async ({ marketing: page, api }) => {
  const client = await api("marketing");
  const title = newTitle("שוב פעם");
  const spec = { ...specOf(title), undoSeconds: 0, retries: { count: 0 } };
  const { launch: first } = await (await launch(client, spec)).json();
  await expect
    .poll(async () => (await (await client.get(`/api/launches/${first.id}`)).json()).launch.state, { timeout: 60_000 })
    .toBe("ended");
  await page.goto("/campaigns");
  let clicks = 0;
  await page.exposeFunction("clicked", () => {
    clicks += 1;
  });
  await page.addInitScript(() => document.addEventListener("click", () => (window as unknown as { clicked: () => void }).clicked(), true));
  await page.goto(`/campaigns?search=${encodeURIComponent(title)}`);
  const composer = new Composer(page);
  await page.getByRole("button", { name: /^לשכפל/ }).click();
  await page.waitForURL(/\/drafts\//);
  await expect(composer.title).toHaveValue(`${title} (2)`);
  await composer.launch();
  expect([3, 4]).toContain(clicks);
  await expect(page.getByRole("status").getByText(/^(פעיל|הסתיים)$/)).toBeVisible({ timeout: 30_000 });
  expect(await listed(client, title)).toEqual([]);
});

test("the list filters by name and by whose it is, in the address, and copies a draft", async ({ browser, api }) => {
  const dana = await somebody(browser, await api("admin"));
  const client = await clientOf(dana.person);
  const title = newTitle("שלי ולא שלי");
  await create(await api("marketing"), specOf(`${title} של השיווק`));
  await create(client, { title: `${title} של דנה` });
  const rows = dana.page.getByRole("row").filter({ hasText: title });
  await dana.page.goto("/drafts");
  await dana.page.getByRole("searchbox", { name: "חיפוש לפי שם" }).fill(title);
  await expect(rows).toHaveCount(2);
  await dana.page.getByRole("radio", { name: "שלי" }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("עדיין אין");
  await dana.page.reload();
  await expect(rows).toHaveCount(1);
  await dana.page.getByRole("searchbox").fill("אין כזאת");
  await dana.page.getByRole("button", { name: "הצגת כל הטיוטות" }).click();
  await dana.page.getByRole("searchbox").fill(`${title} של השיווק`);
  await rows.getByRole("button", { name: /^לשכפל/ }).click();
  await expect(dana.composer.title).toHaveValue(`${title} של השיווק (2)`);
  await expect(dana.composer.heading("audience")).toContainText("3 נמענים");
  await client.dispose();
  await dana.page.context().close();
});

test("the list is accessible and fits a phone, in both languages and themes", async ({ marketing, api }) => {
  const title = newTitle("נראית");
  await create(await api("marketing"), specOf(title));
  const address = `/drafts?search=${encodeURIComponent(title)}`;
  await expectGoodLooks(marketing, address, async (page) => {
    await expect(page.getByRole("table")).toBeVisible();
  });
  await marketing.setViewportSize({ width: 390, height: 844 });
  for (const button of await marketing.getByRole("table").getByRole("button").all()) {
    const box = await button.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390 && box.height >= 48, JSON.stringify(box)).toBe(true);
  }
});

test("who may not launch has no drafts in the menu and is led away from them", async ({ supervisor }) => {
  await supervisor.goto("/drafts");
  await expect(supervisor).toHaveURL(/\/$/);
  await expect(supervisor.getByRole("link", { name: "טיוטות" })).toHaveCount(0);
});
