import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import type { AppError } from "@/lib/errors";
import { startLive } from "@/lib/live/testing";
import type { perform as Perform } from "@/lib/operation";
import type { ShownContact } from "./contact-schema";

/** Contacts, against the sandbox as a program of its own and a real PostgreSQL. */

let live: Awaited<ReturnType<typeof startLive>>;
let ops: typeof import("./contact-operations") & typeof import("./operations");
let perform: typeof Perform;
let edge: typeof import("@/lib/ip-sales/mailing-lists");
let ledger: typeof import("@/lib/opt-outs/ledger");
let marketing: Actor;
let admin: Actor;

beforeAll(async () => {
  live = await startLive();
  ops = { ...(await import("./contact-operations")), ...(await import("./operations")) };
  ({ perform } = await import("@/lib/operation"));
  edge = await import("@/lib/ip-sales/mailing-lists");
  ledger = await import("@/lib/opt-outs/ledger");
  [marketing, admin] = [live.actor("marketing"), live.actor("admin")];
});
afterAll(() => live.stop());

let nextList = 70_001;

/** A registered list with so many contacts, whose numbers nobody else's test has. */
async function newList(contacts = 0) {
  const id = nextList++;
  const phone = (at: number) => `0541${String((id % 1000) * 1000 + at).padStart(6, "0")}`;
  if (contacts > 0) {
    const rows = Array.from({ length: contacts }, (_, at) => ({ phone: phone(at), firstName: `שם${at}`, blocked: false }));
    await edge.importContacts(id, "insert", rows as unknown as Parameters<typeof edge.importContacts>[2]);
  }
  await perform(ops.registerList, marketing, { id, name: `רשימה ${id}` });
  return { id, listId: String(id), name: `רשימה ${id}`, phone, all: async () => (await edge.readContacts(id)).contacts };
}

const refusal = (asked: Promise<unknown>): Promise<AppError> =>
  asked.then(
    () => Promise.reject(new Error("it was not refused")),
    (error: AppError) => error,
  );
const was = ({ phones, firstName, lastName, emails }: ShownContact) => ({ phones, firstName, lastName, emails });
const addTo = async (listId: string, fields: object) => (await perform(ops.addListContact, marketing, { listId, ...fields })).contact;

describe("the registry", () => {
  test("keeps a number once, by a name of its own, and a list that is registered again finds its contacts", async () => {
    const { id, listId, name } = await newList(3);
    expect(await refusal(perform(ops.registerList, marketing, { id, name: "אחר" }))).toMatchObject({
      code: "conflict",
      options: { message: "lists.problems.numberTaken" },
    });
    const other = await newList();
    expect((await refusal(perform(ops.editList, marketing, { listId: other.listId, name }))).code).toBe("conflict");
    await perform(ops.unregisterList, marketing, { listId });
    expect((await refusal(perform(ops.listContacts, marketing, { listId }))).code).toBe("not-found");
    expect(await perform(ops.registerList, marketing, { id, name })).toMatchObject({ list: { purpose: "marketing" }, total: 3 });
  });
});

describe("one contact", () => {
  test("is added, never changed by adding, and found again by digits however they were written", async () => {
    const { listId, phone, all } = await newList(1);
    const before = await all();
    expect(await refusal(addTo(listId, { phone: phone(0), firstName: "אחר" }))).toMatchObject({
      code: "conflict",
      options: { values: { name: "שם0" } },
    });
    expect(await all()).toEqual(before);
    const added = await addTo(listId, {
      phone: `+972-${phone(1).slice(1)}`,
      firstName: "נועה",
      email: "noa@example.com",
      email2: "n@example.com",
    });
    expect(added).toMatchObject({ phones: [phone(1)], emails: ["noa@example.com", "n@example.com"], blocked: false, optedOut: false });
    expect((await refusal(addTo(listId, { email: "NOA@example.com" }))).code).toBe("conflict");
    const search = `${phone(1).slice(0, 3)}-${phone(1).slice(3)}`;
    expect(await perform(ops.listContacts, marketing, { listId, search })).toMatchObject({ total: 1, contacts: [{ id: added.id }] });
    expect(await addTo(listId, { email: "only@example.com", firstName: "בלי טלפון" })).toMatchObject({ phones: [] });
    expect((await refusal(addTo(listId, { firstName: "אין" }))).code).toBe("invalid");
  });

  test("that must not be called is added as blocked", async () => {
    const { listId, phone } = await newList();
    await ledger.addOptOuts([{ phone: phone(0), kind: "hand", reason: "ביקשה", by: admin.id }]);
    expect(await addTo(listId, { phone: phone(0) })).toMatchObject({ blocked: true, optedOut: true });
  });

  test("is changed by its id alone: unknown, changed meanwhile and another's number are refused", async () => {
    const { listId, phone, all } = await newList(3);
    const contact = await addTo(listId, { phone: phone(9), firstName: "נועה" });
    const change = (fields: object) => perform(ops.changeListContact, marketing, { listId, contactId: contact.id, ...fields });
    const changed = await change({ was: was(contact), phone: phone(8), lastName: "לוי" });
    expect(changed.contact).toMatchObject({ id: contact.id, phones: [phone(8)], firstName: "נועה", lastName: "לוי", blocked: false });
    expect(await refusal(change({ was: was(contact), firstName: "אחר" }))).toMatchObject({ code: "conflict" });
    expect(await refusal(change({ phone: phone(0) }))).toMatchObject({ code: "conflict", options: { values: { name: "שם0" } } });
    expect((await change({ lastName: "" })).contact.lastName).toBe("");
    const before = await all();
    expect((await refusal(perform(ops.changeListContact, marketing, { listId, contactId: "999999", firstName: "איש" }))).code).toBe(
      "not-found",
    );
    expect(await all()).toEqual(before);
  });

  test("that is blocked stays blocked when it is changed, and the number that it had is not forgotten", async () => {
    const { id, listId, phone } = await newList(1);
    const [contact] = await edge.readContacts(id).then(({ contacts }) => contacts);
    await edge.setBlocked(id, [contact!.id], true);
    const { contact: after } = await perform(ops.changeListContact, marketing, { listId, contactId: contact!.id, phone: phone(5) });
    expect(after).toMatchObject({ phones: [phone(5)], blocked: true });
    expect([...(await ledger.optedOutOf([phone(0)]))]).toEqual([phone(0)]);
  });
});

describe("many contacts", () => {
  test("are blocked with a reason that the ledger keeps; only an admin lets them be called again", async () => {
    const { listId, name, phone, all } = await newList(5);
    const [a, b] = await all();
    const ids = [a!.id, b!.id, "999999"];
    expect((await refusal(perform(ops.blockListContacts, marketing, { listId, ids, reason: " " }))).code).toBe("invalid");
    const blocked = await perform(ops.blockListContacts, marketing, { listId, ids, phones: [phone(0), phone(1)], reason: "ביקשו" });
    expect(blocked).toEqual({ changed: 2, unchanged: 0, missing: 1, left: 0 });
    expect((await all()).map((contact) => contact.blocked)).toEqual([true, true, false, false, false]);
    expect(await ledger.optedOutOf([phone(0), phone(1), phone(2)])).toEqual(new Set([phone(0), phone(1)]));
    const everybody = { listId, all: true, reason: "טעות" };
    expect((await refusal(perform(ops.unblockListContacts, admin, everybody))).code).toBe("invalid");
    const refused = await refusal(perform(ops.unblockListContacts, marketing, { ...everybody, confirm: name }));
    expect(refused).toMatchObject({ code: "forbidden", options: { values: { count: 2 } } });
    const unblocked = await perform(ops.unblockListContacts, admin, { ...everybody, expected: 5, confirm: name });
    expect(unblocked).toMatchObject({ changed: 2, unchanged: 3 });
    expect((await ledger.optedOutOf([phone(0), phone(1)])).size).toBe(0);
    expect((await all()).every((contact) => contact.blocked === false)).toBe(true);
  });

  test("that a search finds are all meant, in as many steps as are asked for, and nobody where it finds others by now", async () => {
    const { listId, name, phone, all } = await newList(2_500);
    for (const many of [{ all: true }, { all: true, confirm: "אחר" }]) {
      const error = await refusal(perform(ops.blockListContacts, marketing, { listId, ...many, reason: "בדיקה" }));
      expect(error).toMatchObject({ code: "invalid", options: { fields: [{ field: "confirm" }] } });
    }
    const search = phone(0).slice(0, 9);
    const expected = (await all()).filter(({ phones }) => phones[0]?.includes(search)).length;
    const block = { listId, all: true, search, reason: "בדיקה", confirm: name };
    expect((await refusal(perform(ops.blockListContacts, marketing, { ...block, expected: expected + 1 }))).code).toBe("conflict");
    expect(await perform(ops.blockListContacts, marketing, { ...block, expected, atMost: 4 })).toMatchObject({
      changed: 4,
      left: expected - 4,
    });
    expect(await perform(ops.blockListContacts, marketing, { ...block, expected })).toMatchObject({ changed: expected - 4, unchanged: 4 });
    expect((await all()).filter(({ blocked }) => blocked)).toHaveLength(expected);
  });

  test("are deleted after a snapshot, and come back as they were, blocked where they must not be called", async () => {
    const { listId, name, phone, all } = await newList(2_100);
    const before = await all();
    await perform(ops.blockListContacts, marketing, { listId, ids: [before[3]!.id], reason: "ביקשה" });
    for (const confirm of [undefined, "אחר"]) {
      expect((await refusal(perform(ops.deleteListContacts, marketing, { listId, all: true, confirm }))).code).toBe("invalid");
    }
    const first = await perform(ops.deleteListContacts, marketing, { listId, ids: before.slice(0, 10).map(({ id }) => id) });
    expect(first).toMatchObject({ deleted: 10, missing: 0, left: 0, snapshotId: expect.any(String) });
    const rest = await perform(ops.deleteListContacts, marketing, { listId, all: true, expected: 2_090, confirm: name });
    expect(rest.deleted).toBe(2_090);
    expect(await all()).toEqual([]);
    await ledger.addOptOuts([{ phone: phone(7), kind: "hand", reason: "בינתיים", by: admin.id }]);
    for (const { snapshotId } of [first, rest]) await perform(ops.undoContactRemoval, marketing, { listId, snapshotId });
    const after = await all();
    expect(after.map(({ phones, firstName }) => [phones[0], firstName])).toEqual(
      before.map(({ phones, firstName }) => [phones[0], firstName]),
    );
    expect(after.filter(({ blocked }) => blocked).map(({ phones }) => phones[0])).toEqual([phone(3), phone(7)]);
    const again = await perform(ops.undoContactRemoval, marketing, { listId, snapshotId: first.snapshotId });
    expect(again).toEqual({ restored: 0, present: 10, withoutOther: 0 });
    live.upstream.line.next("uplodePhones", { kind: "body", text: '{"errorCode":0,"updateNumbers":0}' });
    const untold = await perform(ops.undoContactRemoval, marketing, { listId, snapshotId: first.snapshotId });
    expect(untold).toEqual({ restored: null, present: null, withoutOther: 0 });
    const other = await newList();
    expect((await refusal(perform(ops.undoContactRemoval, marketing, { listId: other.listId, snapshotId: first.snapshotId }))).code).toBe(
      "not-found",
    );
  });
});

test("two people of one e-mail: the one who was deleted comes back, with the e-mail, and the other stays as it was", async () => {
  const { id, listId, phone, all } = await newList(2);
  for (const contact of await all()) await edge.saveContact(id, { id: contact.id, phone: contact.phones[0], email: "home@example.com" });
  const before = (await all()).map(({ phones, firstName, emails }) => [...phones, firstName, ...emails]);
  const [, second] = await all();
  const { snapshotId } = await perform(ops.deleteListContacts, marketing, { listId, ids: [second?.id ?? ""] });
  expect(await all()).toHaveLength(1);
  expect(await perform(ops.undoContactRemoval, marketing, { listId, snapshotId })).toMatchObject({ restored: 1, present: 0 });
  const after = (await all()).map(({ phones, firstName, emails }) => [...phones, firstName, ...emails]);
  expect(after.toSorted()).toEqual(before.toSorted());
  expect(after.map(([number]) => number)).toContain(phone(1));
});

describe("where IP-Sales' answer gets lost", () => {
  test("the list is read, and a contact that is in it was added or changed, and one that isn't was not", async () => {
    const { listId, phone, all } = await newList();
    live.upstream.line.next("uplodePhones", { kind: "reset-after" });
    const contact = await addTo(listId, { phone: phone(0), firstName: "נועה" });
    live.upstream.line.next("phoneEdit", { kind: "reset-after" });
    const change = (fields: object) => perform(ops.changeListContact, marketing, { listId, contactId: contact.id, ...fields });
    expect((await change({ lastName: "לוי" })).contact).toMatchObject({ firstName: "נועה", lastName: "לוי" });
    live.upstream.line.next("uplodePhones", { kind: "http-500" });
    expect((await refusal(addTo(listId, { phone: phone(1) }))).code).toBe("upstream-unknown");
    live.upstream.line.next("phoneEdit", { kind: "http-500" });
    expect((await refusal(change({ lastName: "כהן" }))).code).toBe("upstream-unknown");
    expect((await all()).map(({ phones, lastName }) => [...phones, lastName])).toEqual([[phone(0), "לוי"]]);
  });

  test("in the middle of many, it is told how many are done, and asking again does the rest", async () => {
    const { listId, name, phone, all } = await newList(1_500);
    live.upstream.line.next("setStatus", { kind: "http-500" });
    const block = { listId, all: true, reason: "ביקשו", confirm: name };
    const error = await refusal(perform(ops.blockListContacts, marketing, block));
    expect(error).toMatchObject({ code: "upstream-unknown", options: { details: { done: 0 } } });
    expect((await ledger.optedOutOf([phone(0)])).size).toBe(1);
    expect(await perform(ops.blockListContacts, marketing, block)).toMatchObject({ changed: 1_500 });
    live.upstream.line.next("phonesDelete", { kind: "reset-after" });
    const cut = await refusal(perform(ops.deleteListContacts, marketing, { listId, all: true, confirm: name }));
    expect(cut).toMatchObject({
      code: "upstream-unknown",
      options: { message: "lists.problems.partlyDeleted", details: { snapshotId: expect.any(String) } },
    });
    expect(await all()).toHaveLength(500);
    await perform(ops.undoContactRemoval, marketing, { listId, snapshotId: cut.options.details?.["snapshotId"] });
    expect((await all()).map(({ phones, blocked }) => [phones[0], blocked]).sort()).toEqual(
      Array.from({ length: 1_500 }, (_, at) => [phone(at), true]).sort(),
    );
  });
});

test("who was blocked in IP-Sales itself is let back by an admin alone, also where the list was never read", async () => {
  const { id, listId, phone, all } = await newList(1);
  const [contact] = await all();
  await edge.setBlocked(id, [contact!.id], true);
  const unblock = { listId, ids: [contact!.id], reason: `טעות, ${phone(0)}` };
  expect((await refusal(perform(ops.unblockListContacts, marketing, unblock))).code).toBe("forbidden");
  expect((await all())[0]?.blocked).toBe(true);
  expect(await perform(ops.unblockListContacts, admin, unblock)).toMatchObject({ changed: 1 });
  expect((await all())[0]?.blocked).toBe(false);
});

test("nothing that is written down of all this has a number in it", async () => {
  const { rows } = await live
    .db()
    .execute("select target, details::text from audit_entries where action like '%list%' or action like '%contact%'");
  expect(rows.length).toBeGreaterThan(10);
  expect(JSON.stringify(rows)).not.toMatch(/0541\d{6}/);
});
