import { expect, test } from "vitest";
import type { ShownContact } from "@/lib/lists/contact-schema";
import type { BulkAct } from "./ContactActions";
import { without } from "./use-selection";

const contact = (id: string): ShownContact => ({
  id,
  phones: [`054000000${id}`],
  emails: [],
  firstName: "",
  lastName: "",
  blocked: false,
  optedOut: false,
});
const touching = (kind: BulkAct["kind"], ...ids: string[]): BulkAct => ({ kind, chosen: { contacts: ids.map(contact) } });
const some = { search: "כהן", contacts: new Map(["1", "2", "3"].map((id) => [id, contact(id)])), all: null };
const all = { search: "כהן", contacts: new Map(), all: 80 };

test("an act lets go of whom it touched, and of nobody else", () => {
  expect([...without(some, touching("block", "2", "9")).contacts.keys()]).toEqual(["1", "3"]);
  expect([...without(some, touching("delete", "1", "2", "3")).contacts.keys()]).toEqual([]);
  expect(without(all, touching("block", "2")).all).toBe(80);
  expect(without(all, touching("delete", "2")).all).toBe(79);
  expect(without(all, { kind: "delete", chosen: { search: "כהן", expected: 80 } })).toEqual({ ...all, all: null });
});
