import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { mailingLists } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import * as lists from "@/lib/ip-sales/mailing-lists";
import { OptOutCarrier } from "@/lib/opt-outs/carry";
import { actors, db, ledger, operations, perform, upstream, withMachine } from "./machine.fixture";
import type { Launch } from "./schema";

/** A launch stays the launch it is while its people ask not to be called: asked for again, it calls nobody twice. */

const LIST = 8_811;

withMachine();

const carry = () => new OptOutCarrier().turn();
const newSpec = (audience: { phones: string[] } | { listId: number }) => ({
  title: `מבצע ${randomUUID().slice(0, 8)}`,
  audience,
  message: { kind: "text", text: "שלום, זוהי הודעה" },
  schedule: { quietHours: false },
});
type Spec = ReturnType<typeof newSpec>;
const launch = async (spec: Spec, idempotencyKey: string) =>
  (await perform(operations.launchCampaign, actors.admin, { spec, idempotencyKey })).launch;
const optOut = (phone: string) => ledger.addOptOuts([{ phone, kind: "pressed", campaignId: 1, source: phone }]);
const refusal = (asked: Promise<unknown>) =>
  asked.then(() => null).catch((error: unknown) => (error instanceof AppError ? error.options : Promise.reject(error)));
const dialledBy = async (campaignId: number | null) =>
  (await upstream.state()).dispatches.filter((dispatch) => dispatch.campaignId === campaignId).flatMap(({ phones }) => phones);

async function untilBegun(id: string): Promise<Launch> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(50)) {
    const seen = (await perform(operations.getLaunch, actors.admin, { launchId: id })).launch;
    if (seen.state === "running" || seen.state === "ended") return seen;
  }
  throw new Error("the launch did not begin");
}

async function registerList(phones: [string, ...string[]]): Promise<void> {
  const [first, ...others] = phones.map((phone) => ({ phone, firstName: phone, blocked: false }));
  if (!first) throw new Error("nobody to register");
  await lists.importContacts(LIST, "merge", [first, ...others]);
  await db().insert(mailingLists).values({ id: LIST, name: "לקוחות", purpose: "service", createdBy: actors.admin.id });
}

async function blockAsCarried(phone: string): Promise<void> {
  const [contact] = (await lists.readContacts(LIST, { search: phone })).contacts;
  if (!contact) throw new Error("no such contact");
  await ledger.noteCarried(LIST, [phone]);
  await lists.setBlocked(LIST, [contact.id], true);
}

test("a launch of a list is the same launch after its people asked not to be called and were blocked in the list", async () => {
  const [pressed, otherNumber, third] = ["0541110001", "0541110002", "0541110003"] as const;
  await registerList([pressed, otherNumber, third]);
  const spec = newSpec({ listId: LIST });
  const key = randomUUID();
  const { id } = await launch(spec, key);
  const { campaignId } = await untilBegun(id);
  await optOut(pressed);
  await carry();
  // Another number of somebody who is blocked: not in the ledger, and blocked all the same.
  await blockAsCarried(otherNumber);
  expect((await lists.readContacts(LIST)).contacts.map(({ blocked }) => blocked)).toEqual([true, true, false]);

  expect((await launch(spec, key)).id).toBe(id);
  expect(await refusal(launch(spec, randomUUID()))).toMatchObject({
    message: "launches.problems.sameContent",
    details: { reason: "same-content", launchId: id },
  });
  const otherTitle = { ...spec, title: "כותרת אחרת" };
  expect(await perform(operations.dryRunCampaign, actors.admin, { spec: otherTitle })).toMatchObject({
    similar: { launchId: id },
    accepted: 1,
    blocked: 2,
    optedOut: 0,
  });

  await optOut(third);
  await carry();
  expect((await launch(spec, key)).id).toBe(id);
  expect(await refusal(launch(spec, randomUUID()))).toMatchObject({ fields: [{ field: "audience", problem: "launches.problems.nobody" }] });
  const { campaigns } = await upstream.state();
  expect(campaigns.filter(({ title }) => title.startsWith(spec.title)).map((campaign) => campaign.id)).toEqual([campaignId]);
  expect((await dialledBy(campaignId)).toSorted()).toEqual([pressed, otherNumber, third]);
});

test("a key gives its launch also after everybody of it asked not to be called", async () => {
  const phones = ["0541110004", "0541110005"];
  const spec = newSpec({ phones });
  const key = randomUUID();
  const { id } = await launch(spec, key);
  await untilBegun(id);
  await Promise.all(phones.map(optOut));
  expect((await launch(spec, key)).id).toBe(id);
  expect(await refusal(launch(spec, randomUUID()))).toMatchObject({
    fields: [{ field: "audience", problem: "launches.problems.everybodyOptedOut" }],
  });
});
