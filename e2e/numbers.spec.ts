import { randomInt, randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { Composer } from "./composer";
import { expect, expectAccessible, test } from "./fixtures";
import { expectGoodLooks } from "./looks";
import type { Product } from "./product";

test.describe.configure({ timeout: 120_000 });

/** A range that the demo's people don't have; each test has its own, also when it is run again. */
const newPhones = (count: number) => {
  const first = randomInt(1_000_000, 9_000_000);
  return Array.from({ length: count }, (_, index) => `058${first + index}`);
};
const shown = (phone: string) => `${phone.slice(0, -7)}-${phone.slice(-7)}`;

/** A registered list, its contacts made past the dashboard. */
async function newList(
  client: APIRequestContext,
  { sandboxUrl, canary }: Product,
  list: { id: number; name: string; purpose?: string; consentSource?: string },
  rows: { phone: string; firstName?: string; status: 0 | 1 }[],
): Promise<void> {
  const body = JSON.stringify({ action: "uplodePhones", apiKey: canary, mailingList: list.id, insertType: "all", phones: rows });
  const headers = { "content-type": "application/json" };
  expect((await fetch(`${sandboxUrl}/mailingListsApi.php`, { method: "POST", headers, body })).ok).toBe(true);
  const registered = await client.post("/api/lists", { data: list });
  expect(registered.status(), await registered.text()).toBe(201);
}

/** Nobody listens to a message, so nobody presses 9: the number stays out of the ledger. */
async function launch(client: APIRequestContext, phone: string): Promise<number> {
  const data = {
    title: `מספר ${randomUUID().slice(0, 8)}`,
    audience: { phones: [phone] },
    message: { kind: "extension", extension: "201" },
    retries: { count: 0 },
    schedule: { quietHours: false },
  };
  const answer = await client.post("/api/campaigns", { data, headers: { "Idempotency-Key": randomUUID() } });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()).launch.campaignId;
}

const read = async (client: APIRequestContext, phone: string) => {
  const answer = await client.post("/api/numbers/read", { data: { phone } });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
};

test("everything that is known of a number stands on one page, and the number in no address", async ({ supervisor: page, api, shofar }) => {
  const client = await api("marketing");
  const [phone = ""] = newPhones(1);
  const campaignId = await launch(client, phone);
  const name = `רשימה ${randomUUID().slice(0, 8)}`;
  await newList(client, shofar, { id: randomInt(500_000, 700_000), name, purpose: "service" }, [
    { phone, firstName: "רותם", status: 0 },
    { phone: newPhones(1)[0] ?? "", firstName: phone, status: 0 },
  ]);

  const bad = await client.post("/api/numbers/read", { data: { phone: "0571234567" } });
  expect(bad.status()).toBe(400);
  expect(await bad.text()).toContain("ישראלי");
  const known = await read(client, shown(phone));
  const inList = known.lists.filter((found: { list: { name: string } }) => found.list.name === name);
  expect(inList).toMatchObject([{ contact: { firstName: "רותם", blocked: false } }]);
  const campaignsOf = async () => {
    const { calls } = await (await client.post("/api/numbers/calls", { data: { phone } })).json();
    return calls.map(({ campaign }: { campaign: { id: number } }) => campaign.id);
  };
  await expect.poll(campaignsOf, { timeout: 30_000 }).toEqual([campaignId]);

  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto(`/campaigns/${campaignId}`);
  await page
    .getByRole("row")
    .filter({ hasText: shown(phone) })
    .getByRole("button", { name: /פרטי השיחה/ })
    .click();
  await page.getByRole("link", { name: "היסטוריית המספר" }).click();
  const result = page.getByRole("region", { name: `מה שידוע על ${shown(phone)}` });
  await expect(result.getByRole("row").filter({ hasText: name })).toContainText("פעיל");
  const campaigns = result.getByRole("list", { name: "שיחות בקמפיינים" });
  await expect(campaigns.locator(`a[href="/campaigns/${campaignId}"]`)).toBeVisible();
  await expectGoodLooks(page, "/numbers", (there) => expect(there.locator(`a[href="/campaigns/${campaignId}"]`)).toBeVisible());
  await page.context().addCookies([{ name: "shofar.locale", value: "he", url: shofar.url }]);
  await page.reload();
  await expect(result).toBeVisible();

  const [stranger = ""] = newPhones(1);
  await page.getByRole("textbox", { name: "מספר טלפון" }).fill("123");
  await page.keyboard.press("Enter");
  await expect(page.getByText("זה אינו מספר טלפון ישראלי תקין")).toBeVisible();
  await page.getByRole("textbox", { name: "מספר טלפון" }).fill(`+972 ${stranger.slice(1)}`);
  await page.keyboard.press("Enter");
  await expect(page.getByText("המספר אינו ברשימת ההסרה.")).toBeVisible();
  await expect(page.getByText("המספר אינו באף רשימה רשומה.")).toBeVisible();
  await expect(page.getByText("המספר לא נמצא בקמפיינים שנבדקו.")).toBeVisible();
  expect(addresses.filter((address) => address.includes(phone) || address.includes(stranger))).toEqual([]);
});

test("a marketing list that was never checked warns where it is sent from, until whom the registry named is blocked", async ({
  marketing: page,
  api,
  shofar,
}) => {
  const client = await api("marketing");
  const id = randomInt(700_000, 900_000);
  const name = `שיווק ${randomUUID().slice(0, 8)}`;
  const [named = "", ...others] = newPhones(4);
  const contacts = [named, ...others].map((phone, index) => ({ phone, status: index === 3 ? 1 : 0 }) as const);
  await newList(client, shofar, { id, name, consentSource: "טופס באתר" }, contacts);

  const composer = new Composer(page);
  await composer.start();
  await composer.title.fill(`מבצע ${name}`);
  await composer.open("audience");
  await page.getByRole("button", { name: "רשימת תפוצה", exact: true }).click();
  const search = page.getByRole("searchbox", { name: "חיפוש לפי שם או מספר" });
  const choice = page.getByRole("list", { name: "בחירת רשימה רשומה" });
  await expect(choice).toBeVisible();
  if (await search.isVisible()) await search.fill(name);
  await choice.getByRole("button", { name }).click();
  await page.getByRole("button", { name: "צירוף 3 נמענים" }).click();
  await expect(composer.source(`רשימה: ${name}`)).toContainText("חסומים");
  await composer.open("message");
  await composer.text.fill("שלום");
  await expect(composer.send).toHaveText("שליחה ל־3 נמענים");
  await composer.open("review");
  const warning = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: `הרשימה השיווקית «${name}» עוד לא נבדקה` });
  await expect(warning.last()).toBeVisible();
  await expectAccessible(page);
  await warning.last().getByRole("link", { name: "פרטי הרשימה" }).click();

  const card = page.getByRole("region", { name: "מאגר «אל תתקשרו אליי»" });
  await expect(card).toContainText("שום דבר כאן אינו בודק מול המאגר");
  const exported = await client.get(`/api/lists/${id}/registry-check/phones.csv`);
  expect((await exported.text()).split("\r\n").sort()).toEqual(["", named, ...others.slice(0, 2), "phone"].sort());
  await card.getByRole("button", { name: "רישום תוצאת הבדיקה" }).click();
  const [elsewhere = ""] = newPhones(1);
  const buffer = Buffer.from(`phone\n+972${named.slice(1)}\n${elsewhere}\n`);
  await page.locator("input[type=file]").setInputFiles({ name: "found.csv", mimeType: "text/csv", buffer });
  await expectAccessible(page);
  await page.getByRole("button", { name: "רישום וחסימת שני מספרים" }).click();
  await expect(card.getByRole("alert")).toContainText("מספר אחד מהקובץ נמצא ברשימה. מספר אחד לא נמצא בה");
  for (const phone of [named, elsewhere]) {
    expect(await read(client, phone)).toMatchObject({
      optOut: { since: expect.any(String), entries: [{ kind: "registry", list: { id, name } }] },
    });
  }
  expect((await read(client, named)).lists).toMatchObject([{ contact: { blocked: true } }]);
  const dryRun = await client.post("/api/campaigns/dry-run", {
    data: { title: "בדיקה", audience: { listId: id }, message: { kind: "text", text: "שלום" } },
  });
  expect(await dryRun.json()).toMatchObject({ accepted: 2, listWarnings: [] });
  await expectGoodLooks(page, `/lists/${id}?tab=details`, (there) => expect(there.getByText(name).first()).toBeVisible());
});
