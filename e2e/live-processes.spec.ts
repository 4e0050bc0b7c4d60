import { expect, test } from "@playwright/test";
import type { Dashboard } from "./faults/dashboard";
import { startWorld, type World } from "./faults/world";
import { LiveViewer } from "./live-viewer";
import { orderAt, startCampaign } from "./soak/upstream";

/** Several servers on one database: one of them asks IP-Sales for all, and another goes on when it can't. */

let world: World;
test.beforeAll(async () => {
  world = await startWorld({ dashboards: 2, pace: 20 });
});
test.afterAll(() => world.end());

/** While somebody watches something that runs (lib/live/poller.ts). */
const LOOK_EVERY_MS = 1_500;
const TAKEN_OVER_WITHIN_MS = 10_000;
/** One that stands still is believed in for eight seconds before. */
const SILENT_MS = 8_000;

const statusIn = ({ campaigns }: LiveViewer, id: number) => /"status":"(\w+)"/.exec(campaigns.get(id) ?? "")?.[1];
const within = (timeout: number) => ({ timeout, intervals: [50] });

test("two servers ask as often as one, and when the one that asks is killed or stands still, the other's viewers see changes in time", async () => {
  test.setTimeout(120_000);
  const { people, sandbox, line, postgres, dashboards } = world;
  const [asking, other] = dashboards as [Dashboard, Dashboard];
  const watch = async ({ url }: Dashboard) => LiveViewer.join(url, await people.supervisor.headers(asking.url));
  /** Nobody else asks: the other one was not there to take the lock. */
  await other.kill9();
  await expect.poll(async () => (await postgres.sql("select 1 from live_look")).length, within(TAKEN_OVER_WITHIN_MS)).toBe(1);
  await other.restart();

  const campaignId = await startCampaign(sandbox, 3_000, 1);
  const viewers = [await watch(asking), await watch(other)] as [LiveViewer, LiveViewer];
  for (const viewer of viewers) await expect.poll(() => statusIn(viewer, campaignId), within(15_000)).toBe("active");

  const [began, asked, heard] = [performance.now(), line.count("campaignsHistory"), viewers.map(({ lastId }) => Number(lastId))];
  await expect.poll(() => Number(viewers[1].lastId) - (heard[1] ?? 0), within(20_000)).toBeGreaterThanOrEqual(6);
  const ms = performance.now() - began;
  expect(line.count("campaignsHistory") - asked).toBeLessThanOrEqual(Math.ceil(ms / LOOK_EVERY_MS) + 1);
  expect(Math.abs(Number(viewers[0].lastId) - Number(viewers[1].lastId))).toBeLessThanOrEqual(1);

  await asking.kill9();
  await orderAt(sandbox, "campaignHold", { campaignId });
  await expect.poll(() => statusIn(viewers[1], campaignId), within(TAKEN_OVER_WITHIN_MS)).toBe("hold");
  expect(viewers[0].isOpen).toBe(false);

  await asking.restart();
  const back = await watch(asking);
  await expect.poll(() => statusIn(back, campaignId), within(TAKEN_OVER_WITHIN_MS)).toBe("hold");
  other.stop();
  await orderAt(sandbox, "campaignResumption", { campaignId });
  await expect.poll(() => statusIn(back, campaignId), within(SILENT_MS + TAKEN_OVER_WITHIN_MS)).toBe("active");
  other.cont();
  // What stood still joins in again, and writes nothing of its own.
  await orderAt(sandbox, "campaignHold", { campaignId });
  for (const viewer of [back, viewers[1]]) await expect.poll(() => statusIn(viewer, campaignId), within(15_000)).toBe("hold");
  for (const viewer of [back, viewers[1]]) viewer.leave();
});
