import { expect, test } from "@playwright/test";
import { APPROVAL_OVER, BEFORE_SENDING, ON_THE_WAY_TO_DIALLING, WHILE_SENDING } from "./kill-points";
import { type KillPoint, Scene } from "./kill-scene";
import { Orders } from "./orders";
import { expectInvariants, ledgerOf, OFTEN, seenIn, sendings } from "./proof";
import { startWorld, type World } from "./world";

let world: World;
const orders = new Orders("הריגה", "050");

test.beforeAll(async () => {
  world = await startWorld();
  const { people, dashboards } = world;
  const rules = { approval: { overRecipients: APPROVAL_OVER, overPrice: null }, callingWindow: null };
  const url = dashboards[0]?.url ?? "";
  expect((await people.admin.ask(url, "PUT", "/api/settings/launch-rules", rules)).status).toBe(200);
});
test.afterAll(() => world.end());

const BATCHES: [when: string, points: KillPoint[]][] = [
  ["before anything was sent", BEFORE_SENDING],
  ["while it was being sent", WHILE_SENDING],
  ["on the way to dialling", ON_THE_WAY_TO_DIALLING],
];

for (const [when, points] of BATCHES) {
  test.describe(`a launch whose dashboard is killed ${when}`, () => {
    const scenes = new Map<KillPoint, Scene>();

    test.beforeAll(async () => {
      for (const point of points) {
        const scene = new Scene(world, orders);
        scenes.set(point, scene);
        await point.reach(scene);
      }
      const [dashboard] = world.dashboards;
      await dashboard?.kill9();
      for (const scene of scenes.values()) await scene.unblock();
      await world.line.mend();
      await dashboard?.restart();
    });

    for (const point of points) {
      test(`while ${point.name}`, async () => {
        const scene = scenes.get(point);
        if (scene) await point.after(scene);
        await expectInvariants(world);
      });
    }
  });
}

test("launches that were killed with their request and never arrived are proved absent once ten minutes passed, and sent by nobody", async () => {
  const unknown = await world.postgres.sql("select id, title from launches where state = 'unknown'");
  expect(unknown.length).toBeGreaterThanOrEqual(2);
  // Three looks that can be believed, over ten minutes; a minute between them.
  const unlooked = `select count(*)::int as count from launches where state = 'unknown' and (search->>'lastAt')::timestamptz < $1`;
  for (const seconds of [11 * 60, 61, 61]) {
    await world.moveClocks(seconds);
    const [moved] = await world.postgres.sql("select shofar_now() - interval '1 second' as at");
    const left = async () => (await world.postgres.sql(unlooked, [moved?.["at"]]))[0];
    await expect.poll(left, { message: "each is looked for after that", intervals: OFTEN }).toEqual({ count: 0 });
  }
  const url = world.dashboards[0]?.url ?? "";
  for (const { id, title } of unknown) {
    await seenIn(url, world.people.marketing, String(id), "absent");
    expect([sendings(world, String(title)), (await ledgerOf(world, String(title))).campaigns]).toEqual([1, []]);
  }
  await expectInvariants(world);
});
