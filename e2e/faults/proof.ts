import { expect } from "@playwright/test";
import { z } from "zod";
import { type LaunchSeen, launchIn, type Person } from "./people";
import type { World } from "./world";

/** What IP-Sales' ledger, the line to it and our own rows say of launches, side by side: all that a test of the faults believes. */

const Campaign = z.looseObject({ id: z.number(), title: z.string(), active: z.string() });
const Phones = z.array(z.string());

/** Looking costs little, and a test has much to look at. */
export const OFTEN = [50, 100, 200];

/** The campaigns that IP-Sales has of a title, and those of them that dialled. */
export async function ledgerOf({ sandbox }: World, title: string) {
  const { campaigns, dispatches } = await sandbox.control.state();
  const isOurs = (one: { title: string }) => one.title.startsWith(`${title} ·`);
  return { campaigns: z.array(Campaign).parse(campaigns).filter(isOurs), dialled: dispatches.filter(isOurs) };
}

/** How often a title was sent to be created, the dry runs not counted. */
export const sendings = ({ line }: World, title: string): number =>
  line.seen.filter((seen) => seen.action === "campaignRun" && seen.title?.startsWith(`${title} ·`)).length;

/** The launch of a title, as soon as there is one; the answer to who asked for it may never come. */
export async function launchOf(world: World, title: string): Promise<string> {
  let id: unknown;
  await expect
    .poll(
      async () => {
        [{ id } = { id: undefined }] = await world.postgres.sql("select id from launches where title = $1", [title]);
        return id;
      },
      { message: `the launch «${title}» has a row`, intervals: OFTEN },
    )
    .toBeTruthy();
  return String(id);
}

/** Waits until everybody sees the launch in one of these states. @returns it */
export async function seenIn(url: string, person: Person, launchId: string, states: string | string[], ms = 10_000): Promise<LaunchSeen> {
  return seenWhen(url, person, launchId, ({ state }) => [states].flat().includes(state), `is ${[states].flat().join(" or ")}`, ms);
}

/** Waits until the launch is as `holds` says. @returns it */
export async function seenWhen(
  url: string,
  person: Person,
  launchId: string,
  holds: (launch: LaunchSeen) => boolean,
  what: string,
  ms = 10_000,
): Promise<LaunchSeen> {
  let seen: LaunchSeen | undefined;
  const look = async () => {
    seen = launchIn(await person.ask(url, "GET", `/api/launches/${launchId}`)) ?? seen;
    return seen !== undefined && holds(seen) ? "so" : (seen?.state ?? "not seen");
  };
  await expect.poll(look, { message: `the launch ${what}`, timeout: ms, intervals: OFTEN }).toBe("so");
  if (!seen) throw new Error("unreachable: a launch that was never seen is not as it should be");
  return seen;
}

/** What every launch comes to that nothing stops. A campaign of these tests is over soon. */
export const BEGUN = ["running", "ended"];

/** Asks for a launch without waiting for what becomes of it. */
export function launchUnwatched(person: Person, url: string, order: unknown, key: string): void {
  person.launch(url, order, key).catch(() => undefined); // the dashboard may be killed in the middle
}

const one = async ({ postgres }: World, query: string): Promise<number> => Number((await postgres.sql(query))[0]?.["count"]);

/** The invariants of launch.md over everything that happened in this world so far. */
export async function expectInvariants(world: World): Promise<void> {
  const { sandbox, line, postgres } = world;
  const launches = await postgres.sql(
    `select token, title, (select count(*)::int from audit_entries where action = 'launch.prepare'
       and details->>'launch' = launches.id::text) as prepared from launches`,
  );
  const { dispatches } = await sandbox.control.state();
  for (const { token, title, prepared } of launches) {
    const sent = line.seen.filter((seen) => seen.action === "campaignRun" && seen.title?.endsWith(`·${token}`)).length;
    expect(sent, `I1, I5: «${title}» is sent once at most, and each sending was written down before (I6)`).toBeLessThanOrEqual(
      Math.min(1, Number(prepared)),
    );
    const dialled = dispatches.filter((dispatch) => dispatch.title.endsWith(`·${token}`));
    expect(new Set(dialled.map(({ campaignId }) => campaignId)).size, `I2: one campaign of «${title}» leaves hold`).toBeLessThan(2);
    const phones = dialled.flatMap((dispatch) => Phones.parse(dispatch.phones));
    expect(new Set(phones).size, `I3: nobody is dialled twice by «${title}»`).toBe(phones.length);
  }
  const resumptions = await one(
    world,
    "select count(*) from audit_entries where action in ('launch.commit', 'campaign.resume', 'campaign.window-resume')",
  );
  expect(line.count("campaignResumption"), "I6: each resumption was written down before").toBeLessThanOrEqual(resumptions);

  // What is known of a campaign may take one look into the history.
  await expect.poll(() => foreign(world), { message: "I4: campaigns of no launch", timeout: 20_000, intervals: OFTEN }).toEqual([]);
}

/** The campaigns of IP-Sales that no launch goes by, nor knows beside it. */
async function foreign({ postgres, sandbox }: World): Promise<string[]> {
  const { campaigns } = await sandbox.control.state();
  const known = await postgres.sql(
    `select token, campaign_id from launches union all
       select token, strays.campaign_id from stray_campaigns strays join launches on launches.id = strays.launch_id`,
  );
  const marks = new Set(known.map((row) => `${row["campaign_id"]} ${row["token"]}`));
  const ours = z.array(Campaign).parse(campaigns);
  return ours.filter(({ id, title }) => !marks.has(`${id} ${title.split("·").at(-1)}`)).map(({ id, title }) => `${id} ${title}`);
}
