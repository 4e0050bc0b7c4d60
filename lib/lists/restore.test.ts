import fc from "fast-check";
import { expect, test } from "vitest";
import { planRestore } from "./restore";
import type { Contact } from "./schema";
import { UpstreamModel } from "./testing";

const someName = fc.constantFrom("דנה", "אבי", "");
const someFields = fc.record({ firstName: someName, lastName: someName, blocked: fc.boolean(), hasEmail: fc.boolean(), others: fc.nat(2) });

/** Contacts of whom no two share a phone or an e-mail, some with more than one phone. */
const someSnapshot = fc.array(someFields, { maxLength: 6 }).map((all) =>
  all.map(
    ({ firstName, lastName, blocked, hasEmail, others }, index): Contact => ({
      id: String(10_001 + index),
      phones: [`050000000${index}`, `051000000${index}`, `052000000${index}`].slice(0, 1 + others),
      emails: hasEmail ? [`a${index}@example.com`, `b${index}@example.com`] : [],
      firstName,
      lastName,
      blocked,
      rhStatus: "0",
    }),
  ),
);

/** What became of each since: removed, renamed, another number, another e-mail, blocked, un-blocked; and strangers who came. */
const someChanges = fc.record({
  perContact: fc.array(fc.constantFrom("removed", "renamed", "number", "email", "no email", "blocked", "unblocked", "same"), {
    maxLength: 6,
  }),
  strangers: fc.nat(3),
});

function changed(snapshot: readonly Contact[], { perContact, strangers }: { perContact: string[]; strangers: number }): Contact[] {
  const now = snapshot.flatMap((contact, index): Contact[] => {
    const { phones, emails } = contact;
    switch (perContact[index]) {
      case "removed":
        return [];
      case "renamed":
        return [{ ...contact, firstName: "אחר", lastName: "אחר" }];
      case "number":
        return [{ ...contact, phones: [`054000000${index}`, ...phones.slice(1)] }];
      case "email":
        return [{ ...contact, emails: [`c${index}@example.com`, ...emails.slice(1)] }];
      case "no email":
        return [{ ...contact, emails: [] }];
      case "blocked":
        return [{ ...contact, blocked: true }];
      case "unblocked":
        return [{ ...contact, blocked: false }];
      default:
        return [contact];
    }
  });
  const others = Array.from(
    { length: strangers },
    (_, index): Contact => ({
      id: String(20_001 + index),
      phones: [`055000000${index}`],
      emails: [],
      firstName: "זר",
      lastName: "",
      blocked: false,
      rhStatus: "0",
    }),
  );
  return [...now, ...others];
}

const first = ({ phones, emails, firstName, lastName }: Contact) => [phones[0], emails, firstName, lastName];

test("brings back all that can be, un-blocks nobody, and says what is lost", () =>
  fc.assert(
    fc.asyncProperty(someSnapshot, someChanges, fc.boolean(), async (snapshot, changes, removeOthers) => {
      const contacts = changed(snapshot, changes);
      const { effect, steps } = await planRestore({ contacts, snapshot, removeOthers, isOptedOut: () => false });
      const upstream = new UpstreamModel(contacts);
      for (const step of steps) {
        upstream.do(step);
        upstream.do(step);
      }
      const restored = (was: Contact) => upstream.contacts.find(({ phones }) => phones[0] === was.phones[0]);
      for (const was of snapshot) {
        const now = restored(was);
        expect(now && first(now)).toEqual(first(was));
        const wasOpen = contacts.find(({ id }) => id === was.id)?.blocked !== true;
        expect(now?.blocked).toBe(was.blocked || !wasOpen);
      }
      expect(upstream.contacts).toHaveLength(snapshot.length + (removeOthers ? 0 : changes.strangers));
      const gone = snapshot.filter(({ id }) => !contacts.some((contact) => contact.id === id));
      expect(effect.lost).toMatchObject({ contacts: 0, ids: gone.length });
      const missing = snapshot.map((was) => was.phones.filter((phone) => !restored(was)?.phones.includes(phone)).length);
      expect(effect.lost?.phones).toBe(missing.reduce((sum, count) => sum + count, 0));
      expect(effect).toMatchObject({ given: snapshot.length, add: gone.length, remove: removeOthers ? changes.strangers : 0 });
      expect(effect.given).toBe(effect.add + effect.change + effect.unchanged);
    }),
    { numRuns: 2_000, seed: 17 },
  ));

test("blocks who were blocked before anything else is restored", async () => {
  const was: Contact = { id: "1", phones: ["0501234567"], emails: [], firstName: "דנה", lastName: "", blocked: true, rhStatus: "7" };
  const { steps } = await planRestore({
    contacts: [{ ...was, blocked: false, firstName: "" }],
    snapshot: [was],
    removeOthers: false,
    isOptedOut: () => false,
  });
  expect(steps[0]).toEqual({ kind: "block", ids: ["1"] });
  const anew = await planRestore({ contacts: [], snapshot: [was], removeOthers: false, isOptedOut: () => false });
  expect(anew.effect.lost).toEqual({ contacts: 0, ids: 1, phones: 0, rhStatus: 1 });
});

test("blocks everybody before anybody is changed, saved or added", async () => {
  const was = [1, 2].map(
    (index): Contact => ({
      id: String(index),
      phones: [`050123456${index}`],
      emails: [],
      firstName: "",
      lastName: "",
      blocked: true,
      rhStatus: "0",
    }),
  );
  // Upstream can take a name away by saving the contact only, which sends what is pending first.
  const now = was.map((contact) => ({ ...contact, blocked: false, firstName: "אחר" }));
  const { steps } = await planRestore({ contacts: now, snapshot: was, removeOthers: false, isOptedOut: () => false });
  expect(steps.map(({ kind }) => kind)).toEqual(["block", "save", "save"]);
  expect(steps[0]).toEqual({ kind: "block", ids: ["1", "2"] });
});

test("doesn't add one of two who share a number: upstream would take one for the other", async () => {
  const one: Contact = { id: "1", phones: ["0501234567"], emails: [], firstName: "דנה", lastName: "", blocked: false, rhStatus: "0" };
  const both = [one, { ...one, id: "2", firstName: "אבי" }];
  const { effect } = await planRestore({ contacts: [], snapshot: both, removeOthers: false, isOptedOut: () => false });
  expect(effect).toMatchObject({ add: 1, lost: { contacts: 1 } });
});
