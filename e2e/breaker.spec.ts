import { expect, expectAccessible, test } from "./fixtures";
import { launchLongCampaign } from "./running-campaign";

/** Enough for two minutes of calls that fail at once. */
const PHONES = Array.from({ length: 3_000 }, (_, index) => `052618${String(index).padStart(4, "0")}`);

test("a breaker that a supervisor sets holds the campaign by itself, says why on its card, and is the machine's in the audit", async ({
  api,
  sandbox,
  supervisor,
  admin,
}) => {
  test.setTimeout(90_000);
  const campaign = await launchLongCampaign(await api("marketing"), "052618", { audience: { phones: PHONES } });
  await supervisor.goto("/");
  const card = supervisor.getByRole("article", { name: campaign.title });
  const dialog = supervisor.getByRole("dialog", { name: "מפסק אוטומטי" });
  const open = async () => {
    await card.getByRole("button", { name: "עוד פעולות" }).click();
    await supervisor.getByRole("menuitem", { name: "מפסק אוטומטי" }).click();
  };
  await open();
  await expect(dialog.getByText("כבוי כעת")).toBeVisible();
  await dialog.getByText("המפסק פועל").click();
  await dialog.getByRole("textbox", { name: "השהיה מעל" }).fill("100");
  await dialog.getByRole("button", { name: "שמירה" }).click();
  await expect(dialog.getByRole("textbox", { name: "השהיה מעל" })).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("textbox", { name: "השהיה מעל" }).fill("40");
  await expectAccessible(supervisor);
  await dialog.getByRole("button", { name: "שמירה" }).click();
  await expect(dialog).toBeHidden();
  await expect(card.getByText("מפסק אוטומטי: מעל 40% תקלות רשת")).toBeVisible();

  await sandbox.networkTrouble(campaign.campaignId, 0.95);
  // The next reading of the report is fifteen seconds after the one before.
  await expect(card.getByText("המפסק האוטומטי השהה את הקמפיין")).toBeVisible({ timeout: 45_000 });
  await expect(card.getByText("מושהה", { exact: true })).toBeVisible();
  const held = (await sandbox.state()).campaigns.find(({ id }) => Number(id) === campaign.campaignId);
  expect(held?.active).toBe("hold");
  await open();
  await expect(dialog.getByText(/המפסק השהה את הקמפיין ב־.*שיחות נכשלו ברשת. הסף הוא 40%/)).toBeVisible();
  await expect(dialog.getByText("מרגע החידוש נספרות רק שיחות חדשות")).toBeVisible();
  await expectAccessible(supervisor);

  await admin.goto(`/audit?search=${campaign.campaignId}`);
  const entry = admin.getByRole("main").getByRole("listitem").filter({ hasText: "המפסק האוטומטי ראה יותר מדי שיחות" });
  await expect(entry).toHaveText(/הושהה בידי המערכת.*בוצע/);
});
