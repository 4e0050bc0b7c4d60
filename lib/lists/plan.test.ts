import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emailKey } from "./book";
import { Outcome } from "./jobs/outcome";
import { planImport } from "./plan";
import type { Contact, ContactRow, ImportMode } from "./schema";
import { UpstreamModel } from "./testing";

const PHONES = ["0501234567", "0521234567", "0541234567", "031234567", "0721234567"];
const EMAILS = ["a@example.com", "b@example.com", "C@example.com", "d@example.com"];
const NAMES = ["דנה", "אבי", ""];

/** No two phones and no two e-mails of one contact are alike, and it has one of either at least. */
const someContact = fc
  .record({
    phones: fc.uniqueArray(fc.constantFrom(...PHONES, "+1 212 555 0100"), { maxLength: 3 }),
    emails: fc.uniqueArray(fc.constantFrom(...EMAILS), { maxLength: 2 }),
    firstName: fc.constantFrom(...NAMES),
    lastName: fc.constantFrom(...NAMES),
    blocked: fc.constantFrom(true, false, false, null),
  })
  .filter(({ phones, emails }) => phones.length + emails.length > 0);
const someContacts = fc
  .array(someContact, { maxLength: 6 })
  .map((all) => all.map((one, index): Contact => ({ ...one, id: String(10_001 + index), rhStatus: "0" })));
const someRow: fc.Arbitrary<ContactRow> = fc.record(
  {
    phone: fc.constantFrom(...PHONES, "050-1234567", "501234567", "", "12", "+972 52-123-4567"),
    email: fc.constantFrom(...EMAILS, "A@EXAMPLE.COM", "", "no mail"),
    firstName: fc.constantFrom(...NAMES),
    lastName: fc.constantFrom("כהן", ""),
    blocked: fc.boolean(),
  },
  { requiredKeys: [] },
);
const someRows = fc.array(someRow, { maxLength: 8 });
const someMode = fc.constantFrom<ImportMode>("merge", "replace", "insert", "delete");
const someOptOuts = fc.uniqueArray(fc.constantFrom(...PHONES), { maxLength: 2 }).map((phones) => new Set(phones));
const check = { numRuns: 3_000, seed: 17 };

const plan = (contacts: Contact[], rows: ContactRow[], mode: ImportMode, optedOut = new Set<string>()) =>
  planImport({ contacts, rows, mode, isOptedOut: (phone) => optedOut.has(phone) });

const person = (more: Partial<Contact>): Contact => ({
  id: "10001",
  phones: ["0501234567"],
  firstName: "",
  lastName: "",
  emails: [],
  blocked: false,
  rhStatus: "0",
  ...more,
});

/** What tells contacts apart: all but an id that upstream gave. Unknown is blocked as soon as anything was sent. */
const alike = (contacts: readonly Contact[]) =>
  contacts
    .map(({ id, phones, emails, firstName, lastName, blocked }) =>
      JSON.stringify([Number(id) < 90_000 ? id : "new", phones, emails.map(emailKey), firstName, lastName, blocked !== false]),
    )
    .toSorted();

test("the effect adds up, and the list is as long afterwards as it says", () =>
  fc.assert(
    fc.asyncProperty(someContacts, someRows, someMode, someOptOuts, async (contacts, rows, mode, optedOut) => {
      const { effect, steps } = await plan(contacts, rows, mode, optedOut);
      const named = effect.given - effect.unchanged - effect.duplicates - effect.refused;
      if (mode === "delete") expect(effect.remove).toBeGreaterThanOrEqual(named);
      else expect(named).toBe(effect.add + effect.change);
      const upstream = new UpstreamModel(contacts);
      for (const step of steps) upstream.do(step);
      expect(upstream.contacts).toHaveLength(effect.before + effect.add - effect.remove);
      expect(effect).toMatchObject({ given: rows.length, before: contacts.length });
      if (mode !== "replace" && mode !== "delete") expect(effect.remove).toBe(0);
    }),
    check,
  ));

test("whichever of two alike contacts upstream takes, and whatever step is sent twice, the same list comes of it", () =>
  fc.assert(
    fc.asyncProperty(someContacts, someRows, someMode, someOptOuts, async (contacts, rows, mode, optedOut) => {
      const { steps } = await plan(contacts, rows, mode, optedOut);
      const [once, twice] = [new UpstreamModel(contacts), new UpstreamModel(contacts, "last")];
      for (const step of steps) {
        once.do(step);
        twice.do(step);
        twice.do(step);
      }
      expect(alike(twice.contacts)).toEqual(alike(once.contacts));
    }),
    check,
  ));

test("nobody who is blocked, or may be, is open afterwards, and nobody who must not be called is added or changed open", () =>
  fc.assert(
    fc.asyncProperty(someContacts, someRows, someMode, someOptOuts, async (contacts, rows, mode, optedOut) => {
      const { steps } = await plan(contacts, rows, mode, optedOut);
      const upstream = new UpstreamModel(contacts);
      const touched = new Set<string>();
      for (const step of steps) {
        if (step.kind === "change") for (const { id } of step.rows) touched.add(id);
        if (step.kind === "save" && step.id) touched.add(step.id);
        upstream.do(step);
      }
      for (const { id, phones, blocked } of upstream.contacts) {
        const before = contacts.find((contact) => contact.id === id);
        if (before && before.blocked !== false) expect(blocked).not.toBe(false);
        if (!before || touched.has(id)) expect(blocked || !phones.some((phone) => optedOut.has(phone))).toBeTruthy();
      }
    }),
    check,
  ));

test("what is added and changed is what the rows say, and nothing else changes", () =>
  fc.assert(
    fc.asyncProperty(someContacts, someRows, fc.constantFrom<ImportMode>("merge", "insert"), async (listed, rows, mode) => {
      const contacts = listed.map((contact) => ({ ...contact, blocked: contact.blocked ?? true }));
      const { effect, steps } = await plan(contacts, rows, mode);
      const upstream = new UpstreamModel(contacts);
      for (const step of steps) upstream.do(step);
      const before = new Set(alike(contacts));
      const other = alike(upstream.contacts).filter((one) => !before.has(one));
      // Of two that are added alike in all, the second names the first: none is counted twice.
      expect(other).toHaveLength(effect.add + effect.change);
    }),
    check,
  ));

describe("an import", () => {
  test("adds who is new, changes field by field, and sends nothing of who is as the row says", async () => {
    const contacts = [
      person({ firstName: "דנה", phones: ["0501234567", "0521234567"] }),
      person({ id: "10002", phones: ["0541234567"], firstName: "אבי" }),
    ];
    const rows = [
      { phone: "052-1234567", firstName: "דנית", email: "dana@example.com" },
      { phone: "+972541234567", firstName: "אבי", lastName: " " },
      { email: "new@example.com" },
    ];
    const { effect, steps } = await plan(contacts, rows, "merge");
    expect(effect).toMatchObject({ add: 1, change: 1, unchanged: 1, remove: 0, refused: 0 });
    expect(effect.samples.change).toEqual([
      {
        phone: "0501234567",
        name: "דנה",
        email: "",
        changes: [
          { field: "firstName", from: "דנה", to: "דנית" },
          { field: "email", from: "", to: "dana@example.com" },
        ],
      },
    ]);
    // By its first phone, so that the second one doesn't take its place.
    const row = { phone: "0501234567", firstName: "דנית", email: "dana@example.com" };
    expect(steps).toEqual([
      { kind: "change", rows: [{ id: "10001", at: 0, row }] },
      { kind: "add", rows: [{ email: "new@example.com", blocked: false }] },
    ]);
  });

  test("refuses rows that name nobody, with the reason and the place", async () => {
    const { effect, steps } = await plan(
      [],
      [{ phone: "5.01E+08" }, { firstName: "אין" }, { email: "not one" }, { phone: "0501234567" }],
      "merge",
    );
    expect(effect.samples.refused).toEqual([
      { row: 1, text: "5.01E+08", reason: "bad-phone" },
      { row: 2, text: "אין", reason: "no-phone-or-email" },
      { row: 3, text: "not one", reason: "bad-email" },
    ]);
    expect(steps).toEqual([{ kind: "add", rows: [{ phone: "0501234567", blocked: false }] }]);
  });

  test("adds both of a household that share an e-mail, and counts a number that comes twice as a duplicate", async () => {
    const rows = [
      { phone: "0501234567", email: "home@example.com" },
      { phone: "0521234567", email: "home@example.com" },
      { phone: "0501234567", blocked: true },
    ];
    const { effect, steps } = await plan([], rows, "merge");
    expect(effect).toMatchObject({ add: 2, duplicates: 1 });
    const upstream = new UpstreamModel([]);
    for (const step of steps) upstream.do(step);
    expect(upstream.contacts).toMatchObject([
      { phones: ["0501234567"], emails: ["home@example.com"], blocked: true },
      { phones: ["0521234567"], emails: ["home@example.com"], blocked: false },
    ]);
  });

  test("replaces by removing the others last, after a look at the list", async () => {
    const contacts = [person({}), person({ id: "10002", phones: ["0521234567"], blocked: true })];
    const { effect, steps } = await plan(contacts, [{ phone: "0521234567", blocked: false }, { phone: "0541234567" }], "replace");
    expect(effect).toMatchObject({ add: 1, change: 0, unchanged: 1, remove: 1, staysBlocked: 1 });
    expect(steps.map(({ kind }) => kind)).toEqual(["add", "verify", "remove"]);
  });

  test("removes nobody where all rows to delete are refused, and everybody only where none were given", async () => {
    expect((await plan([person({})], [{ phone: "12" }], "delete")).steps).toEqual([]);
    expect((await plan([person({})], [], "delete")).effect.remove).toBe(1);
    expect((await plan([person({})], [], "insert")).steps).toEqual([]);
  });

  test("of very many who share an e-mail is planned, adds them together, and removes them, in no time that grows with their square", async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ phone: `05${20_000_000 + index}`, email: "office@example.com" }));
    const { effect, steps } = await plan([], rows, "merge");
    expect(effect).toMatchObject({ add: 20_000, duplicates: 0 });
    expect(steps.filter(({ kind }) => kind === "add")).toHaveLength(20);
    // All but the first get the e-mail by a saving of their own.
    expect(steps.filter(({ kind }) => kind === "save")).toHaveLength(19_999);

    const contacts = rows.map(({ phone, email }, index) => person({ id: String(10_001 + index), phones: [phone], emails: [email] }));
    const outcome = await Outcome.of(contacts);
    expect(outcome.missing(steps)).toBe(0);
    expect(outcome.result(steps, 0)).toMatchObject({ added: 20_000 });
    const gone = await plan(
      contacts,
      rows.map(({ email }) => ({ email })),
      "delete",
    );
    expect(gone.effect).toMatchObject({ remove: 20_000, duplicates: 19_999, unchanged: 0 });
  });
});
