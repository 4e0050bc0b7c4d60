import { emailKey, phoneKey } from "@/lib/lists/book";
import { inTurns } from "@/lib/lists/in-turns";
import type { Contact, ImportResult } from "@/lib/lists/schema";
import type { NamedRow, Step } from "@/lib/lists/steps";

/** A list as it was read, asked for what steps should have made of it. */
export class Outcome {
  readonly #contacts: readonly Contact[];
  readonly #ids = new Map<string, Contact>();
  readonly #values = new Map<string, Contact | Contact[]>();

  private constructor(contacts: readonly Contact[]) {
    this.#contacts = contacts;
  }

  static async of(contacts: readonly Contact[]): Promise<Outcome> {
    const outcome = new Outcome(contacts);
    await inTurns(contacts, (contact) => {
      outcome.#ids.set(contact.id, contact);
      for (const phone of contact.phones) outcome.#note(phoneKey(phone), contact);
      for (const email of contact.emails) outcome.#note(emailKey(email), contact);
    });
    return outcome;
  }

  #note(key: string, contact: Contact): void {
    const before = this.#values.get(key);
    if (before === undefined) this.#values.set(key, contact);
    else if (Array.isArray(before)) before.push(contact);
    else this.#values.set(key, [before, contact]);
  }

  /** How many that steps add aren't in the list. One that was there, and that somebody removed meanwhile, is not for a job to bring back. */
  missing(steps: readonly Step[]): number {
    const added = steps.flatMap((step) => (step.kind === "add" ? step.rows : []));
    return added.filter((row) => this.#named(row).length === 0).length;
  }

  /** Contacts that must not be called, among those that steps touch, and that are open. Whom somebody un-blocked meanwhile is left so. */
  wronglyOpen(steps: readonly Step[], optedOut: ReadonlySet<string>): Contact[] {
    const touched = new Set<string>();
    for (const step of steps) {
      if (step.kind === "block") for (const id of step.ids) touched.add(id);
      if (step.kind === "change") for (const { id } of step.rows) touched.add(id);
      if (step.kind === "save" && step.id !== null) touched.add(step.id);
      if (step.kind === "add") for (const row of step.rows) for (const { id } of this.#named(row)) touched.add(id);
    }
    return this.#contacts.filter(
      ({ id, blocked, phones }) => blocked === false && touched.has(id) && phones.some((phone) => optedOut.has(phone)),
    );
  }

  /** What of the steps the list shows. */
  result(steps: readonly Step[], rejected: number): ImportResult {
    const changed = new Map<string, boolean>();
    const note = (id: string, isSo: boolean) => changed.set(id, isSo && (changed.get(id) ?? true));
    let [added, deleted] = [0, 0];
    for (const step of steps) {
      if (step.kind === "add") added += step.rows.filter((row) => this.#named(row).length > 0).length;
      else if (step.kind === "remove") deleted += step.ids.filter((id) => !this.#ids.has(id)).length;
      else if (step.kind === "block") for (const id of step.ids) note(id, this.#ids.get(id)?.blocked === true);
      else if (step.kind === "change") for (const { id, row } of step.rows) note(id, isAs(this.#ids.get(id), row));
      else if (step.kind === "save" && step.id !== null) note(step.id, isAs(this.#ids.get(step.id), step));
    }
    return { added, updated: [...changed.values()].filter(Boolean).length, rejected, deleted };
  }

  #named({ phone = "", email = "" }: NamedRow): readonly Contact[] {
    const found = this.#values.get(phone === "" ? emailKey(email) : phoneKey(phone));
    if (found === undefined) return [];
    return Array.isArray(found) ? found : [found];
  }
}

function isAs(contact: Contact | undefined, { phone, email, firstName, lastName }: NamedRow): boolean {
  if (!contact) return false;
  const holds = (values: string[], value: string | undefined, keyOf: (text: string) => string) =>
    !value || values.some((one) => keyOf(one) === keyOf(value));
  const names = (firstName === undefined || firstName === contact.firstName) && (lastName === undefined || lastName === contact.lastName);
  return names && holds(contact.phones, phone, phoneKey) && holds(contact.emails, email, emailKey);
}
