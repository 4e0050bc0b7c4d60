import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listJobs, listSnapshots } from "@/lib/db/schema";
import type { Trouble } from "@/lib/launches/testing";
import type { Contact, ContactRow, ImportMode, ListJob } from "@/lib/lists/schema";
import { startLive } from "@/lib/live/testing";

/** Jobs on lists against the real sandbox and a real PostgreSQL, with a line between that is cut where it hurts. */

let live: Awaited<ReturnType<typeof startLive>>;
let edge: typeof import("@/lib/ip-sales/mailing-lists");
let imports: typeof import("@/lib/lists/import-operations");
let snapshots: typeof import("@/lib/lists/snapshot-operations");
let ledger: typeof import("@/lib/opt-outs/ledger");
let listWorker: typeof import("./worker")["listWorker"];
let perform: typeof import("@/lib/operation")["perform"];
let readWholeList: typeof import("@/lib/lists/whole-list")["readWholeList"];
let listId = 50_000;

beforeAll(async () => {
  live = await startLive();
  [edge, imports, snapshots, ledger, { listWorker }, { perform }, { readWholeList }] = await Promise.all([
    import("@/lib/ip-sales/mailing-lists"),
    import("@/lib/lists/import-operations"),
    import("@/lib/lists/snapshot-operations"),
    import("@/lib/opt-outs/ledger"),
    import("./worker"),
    import("@/lib/operation"),
    import("@/lib/lists/whole-list"),
  ]);
});
beforeEach(async () => {
  live.upstream.line.clear();
  const { createList } = await import("@/lib/lists/store");
  await createList(live.actor("marketing"), ++listId, { name: nameOf(), purpose: "marketing", consentSource: null });
});
afterAll(async () => {
  await listWorker().stop();
  await live.stop();
});

const nameOf = () => `רשימה ${listId}`;
/** Each list has people of its own: the ledger, which learns who is blocked, is one for all. */
const phone = (index: number) => `052${String((listId % 100) * 100_000 + index).padStart(7, "0")}`;
const some = <T>(count: number, from: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(from + index));

/** Puts contacts into the list as somebody else would. */
async function fill(rows: (ContactRow & { blocked: boolean })[]) {
  const [first, ...others] = rows;
  if (first) await edge.importContacts(listId, "insert", [first, ...others]);
}
const contactsNow = async () => (await edge.readContacts(listId)).contacts;
const people = (contacts: readonly Contact[]) =>
  contacts.map(({ phones, firstName, blocked }) => `${phones[0]} ${firstName} ${blocked}`).toSorted();

const marketing = () => live.actor("marketing");
const importNow = (mode: ImportMode, contacts: ContactRow[], confirm?: string) =>
  perform(imports.importIntoList, marketing(), { listId: String(listId), mode, contacts, confirm });
const ref = (jobId: string) => ({ listId: String(listId), jobId });
const job = async (jobId: string): Promise<ListJob> => (await perform(imports.getJob, marketing(), ref(jobId))).job;

async function until(jobId: string, ...states: ListJob["state"][]): Promise<ListJob> {
  for (const deadline = Date.now() + 25_000; Date.now() < deadline; await pause(30)) {
    const now = await job(jobId);
    if (states.includes(now.state)) return now;
  }
  throw new Error(`it did not come to ${states}: ${JSON.stringify(await job(jobId))}`);
}

async function preview(mode: ImportMode, contacts: ContactRow[]): Promise<ListJob> {
  const begun = await perform(imports.previewImport, marketing(), { listId: String(listId), mode, contacts });
  return until(begun.job.id, "previewed", "stopped");
}

const passes: Trouble = { kind: "meanwhile", run: () => undefined };
/** What becomes of the nth request of an action from now on. */
function atRequest(action: string, nth: number, trouble: Trouble) {
  for (let before = 1; before < nth; before++) live.upstream.line.next(action, passes);
  live.upstream.line.next(action, trouble);
}
const writes = async () =>
  (await live.upstream.state()).requests.filter(({ action }) =>
    ["uplodePhones", "phonesDelete", "setStatus", "phoneEdit"].includes(action),
  );

describe("an import", () => {
  test("is done when it is answered, and counted by what the list shows", async () => {
    await ledger.addOptOuts([{ phone: phone(9), kind: "hand" }]);
    await fill([
      { phone: phone(1), firstName: "דנה", blocked: true },
      { phone: phone(2), blocked: false },
    ]);
    const rows = [
      { phone: phone(1), firstName: "דנית", blocked: false },
      { phone: phone(2), firstName: "אבי" },
      { phone: phone(9), firstName: "אסור" },
      { phone: phone(3) },
      { phone: "12" },
    ];
    expect(await importNow("merge", rows)).toEqual({ added: 2, updated: 2, rejected: 1, deleted: 0 });
    expect(people(await contactsNow())).toEqual([
      `${phone(1)} דנית true`,
      `${phone(2)} אבי false`,
      `${phone(3)}  false`,
      `${phone(9)} אסור true`,
    ]);
    expect(await importNow("merge", rows)).toEqual({ added: 0, updated: 0, rejected: 1, deleted: 0 });
    expect(await importNow("insert", [{ phone: phone(2), firstName: "אחר" }, { phone: phone(4) }])).toMatchObject({ added: 1, updated: 0 });
    expect(await importNow("delete", [{ phone: phone(2) }, { phone: phone(77) }])).toMatchObject({ deleted: 1 });
    expect(await contactsNow()).toHaveLength(4);
  });

  test("that takes people away asks for the list's name, and never for everybody by accident", async () => {
    await fill([{ phone: phone(1), blocked: false }]);
    const row = { phone: phone(2) };
    await expect(importNow("replace", [row])).rejects.toMatchObject({ options: { fields: [{ field: "confirm" }] } });
    await expect(importNow("replace", [row], "אחרת")).rejects.toMatchObject({ code: "invalid" });
    await expect(importNow("replace", [], nameOf())).rejects.toMatchObject({ options: { fields: [{ field: "contacts" }] } });
    await expect(importNow("replace", [{ phone: "12" }], nameOf())).rejects.toMatchObject({
      options: { message: "lists.problems.nobodyNamed" },
    });
    await expect(importNow("delete", [])).rejects.toMatchObject({ options: { fields: [{ field: "confirm" }] } });
    expect(await contactsNow()).toHaveLength(1);
    expect(await importNow("replace", [row], nameOf())).toEqual({ added: 1, updated: 0, rejected: 0, deleted: 1 });
    expect(await importNow("delete", [], nameOf())).toMatchObject({ deleted: 1 });
    expect(await contactsNow()).toEqual([]);
    const { snapshots: kept } = await perform(snapshots.listSnapshotsOfList, marketing(), { listId: String(listId) });
    expect(kept.map(({ reason, contacts }) => [reason, contacts])).toEqual([
      ["clear", 1],
      ["replace", 1],
    ]);
  });

  test("of more than 5,000 rows goes on as a job", async () => {
    const begun = await importNow(
      "merge",
      some(5_001, 0, (index) => ({ phone: phone(index) })),
    );
    if (!("job" in begun)) throw new Error("it was answered at once");
    expect(await until(begun.job.id, "done")).toMatchObject({
      result: { added: 5_001, updated: 0, rejected: 0, deleted: 0 },
      steps: 6,
      done: 6,
    });
  });
});

test("a preview shows the exact effect, and is shown again where the list has changed since", async () => {
  await fill(some(3, 1, (index) => ({ phone: phone(index), blocked: index === 3 })));
  const shown = await preview("replace", [{ phone: phone(3), firstName: "כן" }, { phone: phone(4) }]);
  expect(shown).toMatchObject({
    state: "previewed",
    effect: { given: 2, before: 3, add: 1, change: 1, remove: 2, staysBlocked: 1 },
    result: null,
  });
  await fill([{ phone: phone(5), blocked: false }]);
  const start = (confirm?: string) => perform(imports.startListJob, marketing(), { ...ref(shown.id), confirm });
  await expect(start()).rejects.toMatchObject({ options: { fields: [{ field: "confirm" }] } });
  await start(nameOf());
  expect(await until(shown.id, "previewed")).toMatchObject({ effect: { remove: 3 }, problem: { code: "conflict" } });
  expect(await contactsNow()).toHaveLength(4);
  await start(nameOf());
  expect(await until(shown.id, "done")).toMatchObject({ result: { added: 1, updated: 1, deleted: 3 }, problem: null });
  expect(people(await contactsNow())).toEqual([`${phone(3)} כן true`, `${phone(4)}  false`]);
  await expect(start(nameOf())).rejects.toMatchObject({ code: "conflict" });
});

test("is shown again where others are meant, and the numbers and those who are shown are the same", async () => {
  await fill(some(150, 1, (index) => ({ phone: phone(index), blocked: false })));
  const shown = await preview("replace", [{ phone: phone(1) }]);
  expect(shown.effect).toMatchObject({ before: 150, remove: 149 });
  const last = (await contactsNow()).at(-1);
  if (!last) throw new Error("no contacts");
  await edge.deleteContacts(listId, [last.id]);
  await fill([{ phone: phone(999), firstName: "חשוב", blocked: false }]);
  await perform(imports.startListJob, marketing(), { ...ref(shown.id), confirm: nameOf() });
  expect(await until(shown.id, "previewed", "done")).toMatchObject({
    state: "previewed",
    effect: shown.effect,
    problem: { code: "conflict" },
  });
  expect(await contactsNow()).toHaveLength(150);
  await perform(imports.startListJob, marketing(), { ...ref(shown.id), confirm: nameOf() });
  expect(await until(shown.id, "done")).toMatchObject({ result: { deleted: 149 } });
});

test("what is old is forgotten: previews after a day, whom jobs named after a month, snapshots beyond thirty, but none that a job may need", async () => {
  const { snapshotContacts, readSnapshots } = await import("@/lib/lists/snapshots");
  const { forgetOld } = await import("./forget");
  const keep = (isWhole: boolean) => snapshotContacts(listId, [], { isWhole, reason: "asked" }, marketing().id);
  const needed = await keep(true);
  const restore = { listId: String(listId), snapshotId: needed, removeOthers: false };
  const waiting = (await perform(snapshots.restoreSnapshot, marketing(), restore)).job.id;
  await until(waiting, "previewed");
  await importNow("merge", [{ phone: phone(1) }]);
  const [done] = (await perform(imports.listJobsOfList, marketing(), { listId: String(listId) })).jobs;
  if (!done?.snapshotId) throw new Error("no snapshot");
  await keep(false);
  for (let more = 0; more < 30; more++) await keep(true);
  const kept = (await readSnapshots(listId)).map(({ id }) => id);
  expect(kept).toHaveLength(32);
  expect(kept).toContain(needed);
  expect((await job(done.id)).snapshotId).toBeNull();
  await live.db().update(listSnapshots).set({ takenAt: sql`taken_at - interval '181 days'` }).where(eq(listSnapshots.listId, listId));
  await keep(true);
  expect(await readSnapshots(listId)).toHaveLength(2);

  await forgetOld();
  expect((await job(done.id)).effect?.samples.add).toHaveLength(1);
  expect((await job(waiting)).state).toBe("previewed");
  const age = { createdAt: sql`created_at - interval '31 days'`, finishedAt: sql`finished_at - interval '31 days'` };
  await live.db().update(listJobs).set(age).where(eq(listJobs.listId, listId));
  await forgetOld();
  expect(await job(done.id)).toMatchObject({ effect: { add: 1, samples: { add: [] } }, result: { added: 1 } });
  expect((await job(waiting)).state).toBe("cancelled");
});

describe("a replacement cut at any of its requests", () => {
  const present = () => [
    ...some(300, 0, (index) => ({ phone: phone(index), firstName: "היה", blocked: true })),
    ...some(1_000, 300, (index) => ({ phone: phone(index), firstName: "היה", blocked: false })),
  ];
  const rows = () => some(2_200, 100, (index) => ({ phone: phone(index), firstName: "יש" }));
  const expected = () => some(2_200, 100, (index) => `${phone(index)} יש ${index < 300}`).toSorted();
  // 1,200 are changed in two requests, 1,000 added in one, 100 removed in one.
  const requests: [string, number][] = [
    ["uplodePhones", 1],
    ["uplodePhones", 2],
    ["uplodePhones", 3],
    ["phonesDelete", 1],
  ];
  const cuts = requests.flatMap(([action, nth]) => (["reset-before", "reset-after"] as const).map((kind) => [action, nth, kind] as const));

  test.for(cuts)("%s %i, %s: goes on, and the list and its blocks are as they should be", async ([action, nth, kind]) => {
    await fill(present());
    atRequest(action, nth, { kind });
    expect(await importNow("replace", rows(), nameOf())).toEqual({ added: 1_000, updated: 1_200, rejected: 0, deleted: 100 });
    expect(people(await contactsNow())).toEqual(expected());
  });

  test("stops where IP-Sales refuses, has lost nothing, and goes on or is restored", async () => {
    await fill(present());
    atRequest("phonesDelete", 1, { kind: "body", text: '{"status":"Error","note":"לא עכשיו"}' });
    const refusal = await importNow("replace", rows(), nameOf()).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "upstream-refused", options: { details: { jobId: expect.any(String) } } });
    expect(await contactsNow()).toHaveLength(2_300);
    const { jobs } = await perform(imports.listJobsOfList, marketing(), { listId: String(listId) });
    expect(jobs[0]?.effect).toMatchObject({ given: expect.any(Number) });
    expect(jobs[0]?.effect).not.toHaveProperty("samples");
    const stopped = await until(jobs[0]?.id ?? "", "stopped");
    expect(stopped).toMatchObject({ done: 4, steps: 5, problem: { code: "upstream-refused" } });

    await perform(imports.continueListJob, marketing(), ref(stopped.id));
    expect(await until(stopped.id, "done")).toMatchObject({ result: { added: 1_000, updated: 1_200, deleted: 100 } });

    const restore = { listId: String(listId), snapshotId: stopped.snapshotId, removeOthers: true };
    const { job: begun } = await perform(snapshots.restoreSnapshot, marketing(), restore);
    const shown = await until(begun.id, "previewed");
    expect(shown).toMatchObject({ kind: "restore", effect: { given: 1_300, add: 100, change: 1_200, remove: 1_000, lost: { ids: 100 } } });
    await perform(imports.startListJob, marketing(), { ...ref(begun.id), confirm: nameOf() });
    expect(await until(begun.id, "done")).toMatchObject({ result: { added: 100, updated: 1_200, deleted: 1_000 } });
    expect(people(await contactsNow())).toEqual(
      present()
        .map((row) => `${row.phone} היה ${row.blocked}`)
        .toSorted(),
    );
  });

  test("whose worker lost its row goes on in another, and removes nobody twice", async () => {
    await fill(present());
    const steal = () => live.db().update(listJobs).set({ fence: sql`fence + 1`, leaseUntil: null }).where(eq(listJobs.listId, listId));
    atRequest("uplodePhones", 2, { kind: "meanwhile", run: steal });
    expect(await importNow("replace", rows(), nameOf())).toEqual({ added: 1_000, updated: 1_200, rejected: 0, deleted: 100 });
    expect(people(await contactsNow())).toEqual(expected());
  });

  test("ends between two steps when somebody cancels it", async () => {
    await fill(present());
    const { id } = await preview("replace", rows());
    atRequest("uplodePhones", 2, { kind: "meanwhile", run: () => perform(imports.cancelListJob, marketing(), ref(id)) });
    await perform(imports.startListJob, marketing(), { ...ref(id), confirm: nameOf() });
    expect(await until(id, "cancelled")).toMatchObject({ done: 2, result: { added: 0, updated: 1_200, deleted: 0 } });
    expect(await contactsNow()).toHaveLength(1_300);
  });

  test("counts the step that was under way when somebody cancelled it", async () => {
    await fill(present());
    const { id } = await preview("replace", rows());
    atRequest("uplodePhones", 3, { kind: "reset-after" });
    await perform(imports.startListJob, marketing(), { ...ref(id), confirm: nameOf() });
    const tries = async () => (await live.db().select({ tries: listJobs.tries }).from(listJobs).where(eq(listJobs.id, id)))[0]?.tries;
    while ((await tries()) === 0) await pause(10);
    await perform(imports.cancelListJob, marketing(), ref(id));
    expect(await until(id, "cancelled")).toMatchObject({ done: 2, result: { added: 1_000, updated: 1_200, deleted: 0 } });
    expect(await contactsNow()).toHaveLength(2_300);
  });

  test("whose process is killed goes on in the next one", async () => {
    await fill(present());
    await listWorker().stop();
    const { insertJob } = await import("./rows");
    const id = await insertJob(listId, { kind: "import", mode: "replace", isPreview: false, isEmpty: false }, marketing().id, rows());
    const root = path.resolve(import.meta.dirname, "../../..");
    const start = () => spawn(process.execPath, ["lib/lists/jobs/worker.fixture.mjs"], { cwd: root, stdio: "inherit" });
    const first = start();
    const killed = once(first, "exit");
    atRequest("uplodePhones", 3, { kind: "meanwhile", run: () => first.kill("SIGKILL") });
    expect(await killed).toEqual([null, "SIGKILL"]);
    expect((await job(id)).state).toBe("running");
    const second = start();
    expect(await until(id, "done")).toMatchObject({ result: { added: 1_000, updated: 1_200, rejected: 0, deleted: 100 } });
    const ended = once(second, "exit");
    second.kill("SIGTERM");
    await ended;
    expect(people(await contactsNow())).toEqual(expected());
    listWorker().start();
  });
});

describe("a list that changes", () => {
  const many = () => some(5_200, 0, (index) => ({ phone: phone(index), firstName: "היה", blocked: false }));
  /** Somebody removes the first contact, before a second page is read. */
  const shift = async () => {
    const [first] = (await edge.readContacts(listId, { page: 1, pageSize: 1 })).contacts;
    if (first) await edge.deleteContacts(listId, [first.id]);
  };

  test("while it is read is read again until it stands still", async () => {
    await fill(many());
    atRequest("phonesList", 2, { kind: "meanwhile", run: shift });
    const { contacts, isPartial } = await readWholeList(listId);
    expect(isPartial).toBe(false);
    expect(contacts.map(({ phones }) => phones[0])).toEqual(
      many()
        .slice(1)
        .map((row) => row.phone),
    );
  });

  test("between two earlier pages, by as many as came, is read again", async () => {
    const all = some(10_500, 0, (index) => ({ phone: phone(index), blocked: false }));
    const comes = { phone: phone(20_000), blocked: false };
    await fill(all);
    atRequest("phonesList", 2, { kind: "meanwhile", run: () => shift().then(() => fill([comes])) });
    const { contacts, isPartial } = await readWholeList(listId);
    expect(isPartial).toBe(false);
    expect(contacts.map(({ phones }) => phones[0])).toEqual([...all.slice(1), comes].map((row) => row.phone));
  });

  test("all the time is known in part, and neither replaced nor emptied", async () => {
    await fill(many());
    let added = 0;
    const addOne = () => edge.importContacts(listId, "insert", [{ phone: phone(90_000 + added++), blocked: false }]);
    for (let reading = 0; reading < 4; reading++) atRequest("phonesList", 2, { kind: "meanwhile", run: addOne });
    const before = (await writes()).length;
    const refusal = await importNow("replace", [{ phone: phone(1) }], nameOf()).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "conflict", options: { message: "lists.problems.keepsChanging" } });
    expect((await writes()).length - before).toBe(added);
    expect(await contactsNow()).toHaveLength(5_200 + added);
  });

  test("between the plan and a change: who was blocked by somebody else stays blocked", async () => {
    await fill(some(3, 1, (index) => ({ phone: phone(index), blocked: false })));
    const [first, second] = await contactsNow();
    if (!first || !second) throw new Error("no contacts");
    // One is blocked at IP-Sales just before the change, one comes into our ledger after it.
    atRequest("phonesList", 2, { kind: "meanwhile", run: () => edge.setBlocked(listId, [first.id], true) });
    atRequest("uplodePhones", 1, { kind: "meanwhile", run: () => ledger.addOptOuts([{ phone: phone(2), kind: "hand" }]) });
    const rows = some(3, 1, (index) => ({ phone: phone(index), firstName: "יש" }));
    expect(await importNow("merge", rows)).toMatchObject({ updated: 3 });
    expect(people(await contactsNow())).toEqual([`${phone(1)} יש true`, `${phone(2)} יש true`, `${phone(3)} יש false`]);
  });

  test("between the plan and a change: whoever has got the number meanwhile is neither changed nor un-blocked", async () => {
    await fill([
      { phone: phone(1), firstName: "דנה", blocked: false },
      { phone: phone(2), firstName: "אבי", blocked: true },
    ]);
    const [dana, avi] = await contactsNow();
    if (!dana || !avi) throw new Error("no contacts");
    const swap = async () => {
      await edge.saveContact(listId, { id: dana.id, phone: phone(3), firstName: "דנה" });
      await edge.saveContact(listId, { id: avi.id, phone: phone(1), firstName: "אבי" });
      await edge.saveContact(listId, { id: dana.id, phone: phone(2), firstName: "דנה" });
    };
    atRequest("phonesList", 2, { kind: "meanwhile", run: swap });
    expect(await importNow("merge", [{ phone: phone(1), firstName: "דנית" }])).toMatchObject({ added: 0, updated: 0 });
    // The number that was blocked is in the ledger, whoever has it now.
    expect(people(await contactsNow())).toEqual([`${phone(1)} אבי true`, `${phone(2)} דנה true`]);
  });

  test("between the plan and a change: whoever was removed meanwhile stays away, and nothing stops for it", async () => {
    const email = `office${listId}@example.com`;
    await fill(some(5, 1, (index) => ({ phone: phone(index), firstName: "היה", blocked: false, ...(index === 4 && { email }) })));
    const before = await contactsNow();
    const gone = [before[0], before[2]].flatMap((contact) => contact?.id ?? []);
    const remove = () => edge.deleteContacts(listId, [gone[0] ?? "", ...gone.slice(1)]);
    atRequest("phonesList", 2, { kind: "meanwhile", run: remove });
    // The third gets an e-mail that another has: it is saved by its id.
    const rows = some(4, 1, (index) => ({ phone: phone(index), firstName: "יש", ...(index === 3 && { email }) }));
    expect(await importNow("replace", rows, nameOf())).toEqual({ added: 0, updated: 2, rejected: 0, deleted: 1 });
    expect(people(await contactsNow())).toEqual([`${phone(2)} יש false`, `${phone(4)} יש false`]);
  });

  test("by an un-blocking, during a job or while it is stopped, isn't blocked again", async () => {
    await ledger.addOptOuts([{ phone: phone(9), kind: "hand" }]);
    await fill([
      { phone: phone(1), blocked: true },
      { phone: phone(2), blocked: false },
    ]);
    const unblock = async (number: string) => {
      const contact = (await contactsNow()).find(({ phones }) => phones[0] === number);
      await edge.setBlocked(listId, [contact?.id ?? ""], false);
      await ledger.leave([number], { by: live.actor("admin").id, reason: "ביקשה" });
      await ledger.tellBlocked(listId, [], [number]);
    };
    atRequest("phonesList", 2, { kind: "meanwhile", run: () => unblock(phone(1)) });
    atRequest("phonesDelete", 1, { kind: "body", text: '{"status":"Error","note":"לא עכשיו"}' });
    const rows = [{ phone: phone(1), firstName: "יש" }, { phone: phone(9) }];
    await expect(importNow("replace", rows, nameOf())).rejects.toMatchObject({ code: "upstream-refused" });
    expect(people(await contactsNow())).toContain(`${phone(9)}  true`);
    await unblock(phone(9));
    const { jobs } = await perform(imports.listJobsOfList, marketing(), { listId: String(listId) });
    await perform(imports.continueListJob, marketing(), ref(jobs[0]?.id ?? ""));
    expect(await until(jobs[0]?.id ?? "", "done")).toMatchObject({ result: { added: 1, updated: 1, deleted: 1 } });
    expect(people(await contactsNow())).toEqual([`${phone(1)} יש false`, `${phone(9)}  false`]);
    expect(await ledger.optedOutOf([phone(1), phone(9)])).toEqual(new Set());
  });
});
