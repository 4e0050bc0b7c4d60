import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { expectGoodLooks } from "./looks";

test.describe.configure({ timeout: 180_000 });

let next = 6_600_000 + Math.floor(Math.random() * 90_000);
/** A range that the demo's people don't have. */
const newPhones = (count: number) => Array.from({ length: count }, () => `058${next++}`);
const shown = (phone: string) => `${phone.slice(0, -7)}-${phone.slice(-7)}`;

const find = async (client: APIRequestContext, text: string) => {
  const answer = await client.post("/api/opt-outs/find", { data: { text } });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).optOuts;
};

test("who is written down by hand is left out of the next launch, which says so; the number stands in no address", async ({
  supervisor: page,
  api,
  sandbox,
}) => {
  const phones = newPhones(3);
  const [barred = "", , dialled = ""] = phones;
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "לא להתקשר" }).click();
  await page.getByRole("button", { name: "הוספת מספרים" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "מספרים" }).fill(`${shown(barred)}\n${barred}\n0571234567`);
  await dialog.getByRole("button", { name: "הוספה" }).click();
  await expect(dialog.getByText("יש לכתוב סיבה.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "סיבה" }).fill("ביקשה בטלפון");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status")).toContainText(/נוספו\s*1\s*כבר היו\s*0\s*כפולים\s*1\s*נדחו\s*1/);
  await expect(dialog.getByRole("region", { name: "מה נדחה" })).toContainText("0571234567");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "סגירה" }).last().click();
  await page.getByRole("searchbox", { name: "חיפוש מספר" }).fill(barred.slice(2));
  const row = page.getByRole("row").filter({ hasText: shown(barred) });
  await expect(row).toContainText("ביקשה בטלפון");
  await expect(page.getByRole("row")).toHaveCount(2);
  await row.getByRole("button", { name: /^פעולות/ }).click();
  await page.getByRole("menuitem", { name: "איך נכנס ויצא" }).click();
  await expect(page.getByRole("dialog").getByRole("listitem")).toContainText(["נוסף ידנית"]);
  await page.keyboard.press("Escape");

  const client = await api("marketing");
  const spec = {
    title: `מבצע ${randomUUID().slice(0, 8)}`,
    audience: { phones },
    message: { kind: "text", text: "שלום" },
    schedule: { quietHours: false },
  };
  const dryRun = await (await client.post("/api/campaigns/dry-run", { data: spec })).json();
  expect(dryRun).toMatchObject({ accepted: 2, optedOut: 1, blockedElsewhere: 0 });
  const everybody = await client.post("/api/campaigns/dry-run", { data: { ...spec, audience: { phones: [barred] } } });
  expect(everybody.status()).toBe(400);
  expect(await everybody.text()).toContain("רשימת ההסרה");
  const answer = await client.post("/api/campaigns", { data: spec, headers: { "idempotency-key": randomUUID() } });
  const { launch } = await answer.json();
  await page.goto(`/launches/${launch.id}`);
  await expect(page.getByRole("term").filter({ hasText: "ברשימת ההסרה שלנו, לא יחויגו" })).toBeVisible();
  await expect
    .poll(async () =>
      (await sandbox.state()).dispatches.filter(({ title }) => title.startsWith(spec.title)).flatMap(({ phones: called }) => called),
    )
    .toEqual([phones[1], dialled]);
  expect(addresses.filter((address) => phones.some((phone) => address.includes(phone.slice(2))))).toEqual([]);
});

test("who pressed 9 in a campaign is in the ledger, and blocked in the lists by exact number alone", async ({
  admin: page,
  api,
  sandbox,
  shofar,
}) => {
  const client = await api("admin");
  const [campaignId] = await sandbox.loadReport(1_000);
  expect((await client.get(`/api/campaigns/${campaignId}/report`)).ok()).toBe(true);
  const { calls } = await (await client.get(`/api/campaigns/${campaignId}/calls?pageSize=1000`)).json();
  // It wasn't launched from here: only a 9 alone counts.
  const pressed = calls.find(({ digits }: { digits: string }) => digits === "9")?.phone;
  await expect.poll(() => find(client, pressed)).toMatchObject([{ phone: pressed, kind: "pressed" }]);
  // The same person may have pressed it in other tests' campaigns before.
  const entries = async () => (await (await client.post("/api/opt-outs/history", { data: { phone: pressed } })).json()).entries;
  await expect
    .poll(entries)
    .toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: "pressed", campaign: expect.objectContaining({ id: Number(campaignId) }) })]),
    );

  const list = { id: 660_000_000 + (next % 1_000_000), name: `רשימה ${randomUUID().slice(0, 8)}`, purpose: "service" };
  const rows = [
    { phone: pressed, firstName: "מי שהקישה", status: 0 },
    // The search finds it by its name: another person.
    { phone: newPhones(1)[0], firstName: `אחותה של ${pressed}`, status: 0 },
  ];
  const body = JSON.stringify({ action: "uplodePhones", apiKey: shofar.canary, mailingList: list.id, insertType: "all", phones: rows });
  const headers = { "content-type": "application/json" };
  expect((await fetch(`${shofar.sandboxUrl}/mailingListsApi.php`, { method: "POST", headers, body })).ok).toBe(true);
  expect((await client.post("/api/lists", { data: list })).status()).toBe(201);
  const contacts = async () => {
    const answer = await (await client.get(`/api/lists/${list.id}/contacts`)).json();
    return answer.contacts.map(({ firstName, blocked }: { firstName: string; blocked: boolean }) => [firstName, blocked]);
  };
  // Lists wait for their turn, and the line is for people first.
  await expect.poll(contacts, { timeout: 120_000 }).toEqual(expect.arrayContaining([["מי שהקישה", true]]));
  expect(await contacts()).toEqual(expect.arrayContaining([[`אחותה של ${pressed}`, false]]));

  await page.goto("/opt-outs?kind=pressed");
  await expect(page.getByRole("row").filter({ hasText: "הקשה על 9" }).first()).toBeVisible();
  await page.getByRole("button", { name: "ייצוא" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "קובץ CSV" }).click();
  expect((await download).suggestedFilename()).toBe("do-not-call.csv");
  const file = await client.post("/api/opt-outs/csv", { data: { text: pressed } });
  expect((await file.text()).split("\r\n")).toEqual([
    "\uFEFFphone,since,kind,campaign,list,reason,by",
    expect.stringMatching(new RegExp(`^${shown(pressed)},[^,]+,pressed,\\d+,,,$`)),
    "",
  ]);
});

test("an admin lets a number back with a reason and after typing it; nobody else can", async ({ admin: page, marketing, api }) => {
  const [phone = ""] = newPhones(1);
  const client = await api("marketing");
  const file = { name: "הסרות.csv", mimeType: "text/csv", buffer: Buffer.from(`טלפון\n${phone}\n${shown(phone)}\n`) };
  const added = await client.post("/api/opt-outs/import", { multipart: { file, reason: "מכתב מ־12.11" } });
  expect(await added.json()).toMatchObject({ added: 1, known: 0, duplicates: 1, rejected: 0 });
  const letBack = { data: { phone, reason: "טעות" } };
  expect((await client.post("/api/opt-outs/remove", letBack)).status()).toBe(403);
  expect((await (await api("admin")).post("/api/opt-outs/remove", { data: { phone, reason: " " } })).status()).toBe(400);

  const menuOf = async (there: typeof page) => {
    await there.goto("/opt-outs?kind=file");
    await there.getByRole("searchbox", { name: "חיפוש מספר" }).fill(phone);
    await expect(there.getByRole("row")).toHaveCount(2);
    await there.getByRole("button", { name: `פעולות למספר ${shown(phone)}` }).click();
    await expect(there.getByRole("menuitem", { name: "איך נכנס ויצא" })).toBeVisible();
    return there.getByRole("menuitem", { name: "הוצאה מהרשימה" });
  };
  await expect(await menuOf(marketing)).toHaveCount(0);
  await (await menuOf(page)).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox", { name: "סיבה" }).fill("ביקש בכתב לחזור");
  await page.keyboard.press("Tab");
  await page.keyboard.type("0501234567");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("זה לא אותו מספר.")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: /לאישור/ }).fill(shown(phone));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("אין ברשימת ההסרה מספר שמתאים.")).toBeVisible();
  const history = await (await client.post("/api/opt-outs/history", { data: { phone } })).json();
  expect(history).toMatchObject({ since: null, entries: [{ kind: "left", reason: "ביקש בכתב לחזור" }, { kind: "file" }] });

  await client.post("/api/opt-outs", { data: { phones: newPhones(2), reason: "ביקשו" } });
  await expectGoodLooks(page, "/opt-outs", (there) => expect(there.getByRole("table").getByRole("row").nth(2)).toBeVisible());
});
