import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { launches } from "@/lib/db/schema";
import { EMPTY_FORM } from "@/lib/drafts/form";
import * as drafts from "@/lib/drafts/operations";
import { AppError } from "@/lib/errors";
import { wav } from "../../e2e/wav";
import { actors, db, operations, perform, upstream, withMachine } from "./machine.fixture";
import type { Launch } from "./schema";

vi.mock("@/lib/reports/start-thread", () => import("@/lib/reports/start-thread.fixture"));

/** Launches of drafts, with what only they have: a recording that is kept here, names of answers, and one launch a draft. */

withMachine();

let nextPhone = 2_000_000;
type Spec = { title: string } & Record<string, unknown>;
const newSpec = (more: Record<string, unknown> = {}): Spec => ({
  title: `טיוטה ${randomUUID().slice(0, 8)}`,
  audience: { phones: Array.from({ length: 3 }, () => `053${nextPhone++}`) },
  message: { kind: "text", text: "שלום, זוהי הודעה" },
  schedule: { quietHours: false, startOnHold: true },
  ...more,
});

const launch = async (spec: Spec, audio?: File): Promise<Launch> =>
  (await perform(operations.launchCampaign, actors.marketing, { spec, idempotencyKey: randomUUID(), ...(audio && { audio }) })).launch;
const newDraft = async () => (await perform(drafts.createDraft, actors.marketing, { form: EMPTY_FORM })).draft.id;
const refusal = async (asked: Promise<unknown>): Promise<AppError> => {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`expected a refusal, got ${error}`);
  return error;
};
const upstreamOf = async (title: string) => (await upstream.state()).campaigns.filter((campaign) => campaign.title.startsWith(title));

describe("a recording that is kept here", () => {
  test("is played like one that is sent along: the content is the same, and a second launch of it is told apart by nothing", async () => {
    const audio = new File([new Uint8Array(wav(6))], "הודעה.wav");
    const sent = newSpec({ message: { kind: "upload" } });
    const first = await launch(sent, audio);
    const [row] = await db().select().from(launches).where(eq(launches.id, first.id));
    const recordingSha256 = row?.recordingSha256;
    expect(recordingSha256).toMatch(/^[0-9a-f]{64}$/);
    const kept = { ...sent, message: { kind: "upload", recordingId: recordingSha256 } };
    const again = await refusal(launch(kept));
    expect(again.options.details).toMatchObject({ reason: "same-content", launchId: first.id });
    const other = await launch({ ...newSpec(), message: kept["message"] });
    expect(other).toMatchObject({ state: "held", content: { message: { kind: "upload" } } });
  });

  test("can't be one that isn't kept, nor be sent twice", async () => {
    const spec = newSpec({ message: { kind: "upload", recordingId: "0".repeat(64) } });
    expect((await refusal(launch(spec))).options.fields).toEqual([
      { field: "message.recordingId", problem: "launches.problems.audioUnknown" },
    ]);
    const both = await refusal(launch(spec, new File([new Uint8Array(wav(6))], "a.wav")));
    expect(both.options.fields).toEqual([{ field: "audio", problem: "launches.problems.audioTwice" }]);
  });
});

test("names of answers stay here: IP-Sales is told the keys alone, and other names make no other content", async () => {
  const spec = newSpec({ keys: { 1: { kind: "digits" }, 2: { kind: "replay" } }, answers: { 1: " מגיע " } });
  const launched = await launch(spec);
  expect(launched.content?.answers).toEqual({ 1: "מגיע" });
  const [campaign] = await upstreamOf(spec.title);
  expect(campaign?.["keysAction"]).toEqual({ 1: "digits", 2: "replay" });
  expect(JSON.stringify(campaign)).not.toContain("מגיע");
  const renamed = await refusal(launch({ ...spec, answers: { 1: "לא מגיע" } }));
  expect(renamed.options.details).toMatchObject({ reason: "same-content", launchId: launched.id });
});

describe("a draft", () => {
  test("is launched once, whatever was changed in it since, and can't be changed any more", async () => {
    const draftId = await newDraft();
    const launched = await launch(newSpec({ draftId }));
    expect(launched.draftId).toBe(draftId);
    const second = await refusal(launch(newSpec({ draftId })));
    expect(second.options.details).toMatchObject({ reason: "draft-launched", launchId: launched.id, createdBy: actors.marketing.name });
    const changed = await refusal(perform(drafts.saveDraft, actors.marketing, { draftId, version: 1, form: EMPTY_FORM }));
    expect(changed.options.details).toMatchObject({ reason: "draft-launched" });
    expect((await perform(drafts.listDrafts, actors.marketing, {})).drafts.map(({ id }) => id)).not.toContain(draftId);
  });

  test("of ten people who launch it at once with something else each, one does", async () => {
    const draftId = await newDraft();
    const specs = Array.from({ length: 10 }, () => newSpec({ draftId }));
    const outcomes = await Promise.allSettled(specs.map((spec) => launch(spec)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const created = await Promise.all(specs.map(({ title }) => upstreamOf(title)));
    expect(created.flat()).toHaveLength(1);
  });

  test("is launched as it was on the screen, or not at all: what a colleague saved meanwhile is nobody's decision", async () => {
    const draftId = await newDraft();
    await perform(drafts.saveDraft, actors.marketing, { draftId, version: 1, form: { ...EMPTY_FORM, title: "של אחרים" } });
    const refused = await refusal(launch(newSpec({ draftId, draftVersion: 1 })));
    expect(refused.options.details).toMatchObject({ reason: "version", version: 2, updatedBy: actors.marketing.name });
    expect((await launch(newSpec({ draftId, draftVersion: 2 }))).state).toBe("held");
  });

  test("isn't launched again with something else by saying that it is a repetition", async () => {
    const draftId = await newDraft();
    const spec = newSpec({ draftId });
    const first = await launch(spec);
    const other = await refusal(launch(newSpec({ draftId, repeatOf: first.id })));
    expect(other.options.details).toMatchObject({ reason: "draft-launched", launchId: first.id });
    expect((await launch({ ...spec, repeatOf: first.id })).id).not.toBe(first.id);
  });

  test("that was launched is copied as it was launched, whatever the draft holds", async () => {
    const draftId = await newDraft();
    const spec = newSpec({ draftId, message: { kind: "text", text: "מה ששוגר" } });
    await perform(drafts.saveDraft, actors.marketing, { draftId, version: 1, form: { ...EMPTY_FORM, title: "של אחרים" } });
    await launch(spec);
    const { draft } = await perform(drafts.createDraft, actors.marketing, { copyOf: { draftId } });
    expect(draft.title).toBe(`${spec.title} (2)`);
    expect(draft.form.message.text).toBe("מה ששוגר");
    expect(draft.form.sources).toHaveLength(1);
  });

  test("whose launch came to nothing can be changed and launched again", async () => {
    const draftId = await newDraft();
    const first = await launch(newSpec({ draftId, undoSeconds: 60 }));
    await perform(operations.cancelLaunch, actors.marketing, { launchId: first.id });
    const { draft } = await perform(drafts.saveDraft, actors.marketing, { draftId, version: 1, form: { ...EMPTY_FORM, title: "שוב" } });
    expect(draft).toMatchObject({ version: 2, title: "שוב", launchId: null });
    expect((await launch(newSpec({ draftId }))).state).toBe("held");
  });

  test("that was deleted, or never was, isn't launched", async () => {
    const draftId = await newDraft();
    await perform(drafts.deleteDraft, actors.marketing, { draftId });
    for (const id of [draftId, randomUUID()]) {
      const refused = await refusal(launch(newSpec({ draftId: id })));
      expect(refused.options.fields).toEqual([{ field: "draftId", problem: "campaigns.problems.draftId" }]);
    }
  });
});
