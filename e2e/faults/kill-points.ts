import { expect } from "@playwright/test";
import { z } from "zod";
import type { KillPoint } from "./kill-scene";
import type { LaunchSeen } from "./people";
import { ledgerOf } from "./proof";

/** Launches to more people wait for a second person; to so many, one call at a time, a campaign goes on for half a minute. */
export const APPROVAL_OVER = 2_000;

/** Over an hour ahead: created with its time, and not on hold. */
const inThreeHours = () => ({ schedule: { quietHours: false, startAt: new Date(Date.now() + 3 * 3_600_000).toISOString() } });
const Searched = z.object({ search: z.object({ looks: z.number() }) });
const looksOf = (launch: LaunchSeen): number => Searched.safeParse(launch).data?.search.looks ?? 0;
const ON_HOLD = { schedule: { quietHours: false, startOnHold: true } };

export const BEFORE_SENDING: KillPoint[] = [
  {
    name: "the dry run was not answered yet, asks once more and goes on",
    reach: async (scene) => {
      const before = scene.world.line.count("dryRun");
      scene.world.line.next("dryRun", "hang-before");
      await scene.ask();
      await scene.comes("dryRun", before);
    },
    after: (scene) => scene.runsOnce(),
  },
  {
    name: "the dry run was answered and the sending not committed, is sent once",
    reach: async (scene) => {
      await scene.ownAuthor();
      await scene.blockAuthor();
      await scene.ask();
      await scene.untilBlocked();
      expect(await scene.ledger()).toEqual([0, 0, 0]);
    },
    after: (scene) => scene.runsOnce(),
  },
  {
    name: "its undo window was open, waits the rest of it and can still be taken back",
    reach: async (scene) => {
      await scene.ask({ undoSeconds: 300 });
      await scene.is("waiting");
    },
    after: async (scene) => {
      await scene.is("waiting");
      expect((await scene.decide(scene.author, "cancel")).status).toBe(200);
      await scene.is("cancelled");
      expect(await scene.ledger()).toEqual([0, 0, 0]);
    },
  },
  {
    name: "its undo window was open, is sent when the window ends",
    reach: async (scene) => {
      await scene.ask({ undoSeconds: 6 });
      await scene.is("waiting");
    },
    after: (scene) => scene.runsOnce(),
  },
  {
    name: "it waited for a second person, still waits for one",
    reach: async (scene) => {
      await scene.ask({}, APPROVAL_OVER + 1);
      await scene.is("awaiting-approval");
    },
    after: async (scene) => {
      await scene.is("awaiting-approval");
      expect(await scene.ledger()).toEqual([0, 0, 0]);
      expect((await scene.decide(scene.world.people.supervisor, "approve")).status).toBe(200);
      await scene.runsOnce();
    },
  },
];

export const WHILE_SENDING: KillPoint[] = [
  {
    name: "campaignRun was arriving and nothing came of it, is unknown, looked for and not sent again",
    reach: async (scene) => {
      const before = scene.world.line.count("campaignRun");
      scene.world.line.next("campaignRun", "hang-before");
      await scene.ask();
      await scene.comes("campaignRun", before);
    },
    after: async (scene) => {
      await scene.when("is unknown, and is looked for", (launch) => launch.state === "unknown" && looksOf(launch) > 0);
      expect(await scene.ledger()).toEqual([1, 0, 0]);
    },
  },
  {
    name: "campaignRun was processed and not answered, is found by its token",
    reach: async (scene) => {
      scene.world.line.next("campaignRun", "hang-after");
      await scene.ask();
      await expect.poll(() => scene.ledger()).toEqual([1, 1, 0]);
    },
    after: (scene) => scene.runsOnce(),
  },
  {
    name: "it was unknown and not found, is looked for again and not sent again",
    reach: async (scene) => {
      scene.world.line.next("campaignRun", "reset-before");
      await scene.ask();
      await scene.when("was looked for once", (launch) => launch.state === "unknown" && looksOf(launch) > 0);
    },
    after: async (scene) => {
      const looks = looksOf(await scene.is("unknown"));
      await scene.when("is looked for again", (launch) => looksOf(launch) > looks);
      expect(await scene.ledger()).toEqual([1, 0, 0]);
    },
  },
  {
    name: "a person gave it up, stays given up, and what arrives of it late is held and told",
    reach: async (scene) => {
      scene.world.line.next("campaignRun", "late");
      await scene.ask();
      await scene.is("unknown");
      expect((await scene.decide(scene.author, "abandon")).status).toBe(200);
    },
    after: async (scene) => {
      await scene.is("cancelled");
      expect(await scene.world.line.arrive()).toBe(1);
      await scene.when("is a person's to decide", ({ state, strays }) => state === "needs-person" && strays === 1, 20_000);
      expect(await scene.ledger()).toEqual([1, 1, 0]);
    },
  },
  {
    name: "two campaigns of it were found and the second was being held, holds both and asks a person",
    reach: async (scene) => {
      const before = scene.world.line.count("campaignHold");
      scene.world.line.next("campaignRun", "twice");
      scene.world.line.next("campaignHold", {}, "hang-before");
      await scene.ask(inThreeHours());
      await scene.comes("campaignHold", before + 1);
    },
    after: async (scene) => {
      await scene.is("needs-person");
      const { campaigns, dialled } = await ledgerOf(scene.world, scene.order.title);
      expect([campaigns.map(({ active }) => active), dialled]).toEqual([["hold", "hold"], []]);
    },
  },
  {
    name: "the answer had come cut and the first look into the history hung, is found by its token",
    reach: async (scene) => {
      await scene.ask({ undoSeconds: 2 });
      await scene.is("waiting");
      scene.world.line.always("campaignsHistory", "hang-before");
      scene.world.line.next("campaignRun", "truncated-after");
      await scene.is("unknown");
    },
    after: (scene) => scene.runsOnce(),
  },
];

export const ON_THE_WAY_TO_DIALLING: KillPoint[] = [
  {
    name: "it was on hold and the resumption not committed, begins once",
    reach: async (scene) => {
      await scene.ownAuthor();
      const before = scene.world.line.count("campaignRun");
      scene.world.line.next("campaignRun", { answer: { kind: "drip", msPerByte: 5 } });
      await scene.ask();
      await scene.comes("campaignRun", before);
      await scene.blockAuthor();
      await scene.is("held");
      await scene.untilBlocked();
    },
    after: (scene) => scene.runsOnce(),
  },
  {
    name: "its resumption had not arrived, asks again and begins once",
    reach: async (scene) => {
      const before = scene.world.line.count("campaignResumption");
      scene.world.line.next("campaignResumption", "hang-before");
      await scene.ask();
      await scene.comes("campaignResumption", before);
      await scene.is("committing");
    },
    after: (scene) => scene.runsOnce(),
  },
  {
    name: "its resumption was processed and the answer lost, is seen to have begun and not asked again",
    reach: async (scene) => {
      scene.world.line.next("campaignResumption", "hang-after");
      await scene.ask();
      await expect.poll(() => scene.ledger()).toEqual([1, 1, 1]);
    },
    after: async (scene) => {
      await scene.runsOnce();
      const [row] = await scene.world.postgres.sql("select commits from launches where id = $1", [scene.id]);
      expect(row).toEqual({ commits: 1 });
    },
  },
  {
    name: "it was running, goes on running",
    reach: async (scene) => {
      await scene.ask({ maxRing: 1 }, APPROVAL_OVER);
      await scene.is("running");
    },
    after: async (scene) => {
      await scene.runsOnce();
      expect((await ledgerOf(scene.world, scene.order.title)).campaigns).toMatchObject([{ active: "active" }]);
    },
  },
  {
    name: "it was created for later, stays so",
    reach: async (scene) => {
      await scene.ask(inThreeHours());
      await scene.is("scheduled");
    },
    after: async (scene) => {
      await scene.is("scheduled");
      expect(await scene.ledger()).toEqual([1, 1, 0]);
    },
  },
  {
    name: "it rested on hold for a person, still rests, and begins when it is released",
    reach: async (scene) => {
      await scene.ask(ON_HOLD);
      await scene.is("held");
    },
    after: async (scene) => {
      await scene.is("held");
      expect(await scene.ledger()).toEqual([1, 1, 0]);
      expect((await scene.decide(scene.world.people.supervisor, "release")).status).toBe(200);
      await scene.runsOnce();
    },
  },
  {
    name: "a person had released it and the resumption had not arrived, begins once",
    reach: async (scene) => {
      await scene.ask(ON_HOLD);
      await scene.is("held");
      const before = scene.world.line.count("campaignResumption");
      scene.world.line.next("campaignResumption", "hang-before");
      scene.decide(scene.world.people.supervisor, "release").catch(() => undefined);
      await scene.comes("campaignResumption", before);
    },
    after: (scene) => scene.runsOnce(),
  },
  {
    name: "its resumption was lost and the history hung, is seen to have begun and not asked again",
    reach: async (scene) => {
      scene.world.line.next("campaignResumption", "reset-after");
      await scene.ask({ undoSeconds: 2 });
      await scene.is("waiting");
      scene.world.line.always("campaignsHistory", "hang-before");
      await scene.is("committing");
    },
    after: (scene) => scene.runsOnce(),
  },
];
