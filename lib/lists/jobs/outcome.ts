import { emailKey, phoneKey } from "@/lib/lists/book";
import { inTurns } from "@/lib/lists/in-turns";
import type { Contact, ImportResult } from "@/lib/lists/schema";
import type { SentRow, Step } from "@/lib/lists/steps";

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
    this.#values.set(key, before === undefined ? contact : [before, contact].flat());
  }

  /** How many that steps add or change aren't in the list at all. */
  missing(steps: readonly Step[]): number {
    const isThere = (id: string | null, row: Pick<SentRow, "phone" | "email">) =>
      (id !== null && this.#ids.has(id)) || this.#named(row).length > 0;
    const rows = steps.flatMap((step) => {
      if (step.kind === "change") return step.rows.map(({ id, row }) => isThere(id, row));
      if (step.kind === "save") return [isThere(step.id, step)];
      return step.kind === "add" ? step.rows.map((row) => isThere(null, row)) : [];
    });
    return rows.filter((isThere) => !isThere).length;
  }

  /** Contacts that steps leave blocked, or that must not be called, among those they touch; and that are open. */
  wronglyOpen(steps: readonly Step[], optedOut: ReadonlySet<string>): Contact[] {
    const blocked = new Set<string>();
    const touched = new Set<string>();
    for (const step of steps) {
      if (step.kind === "block") for (const id of step.ids) blocked.add(id);
      if (step.kind === "change") for (const { id, row } of step.rows) (row.blocked ? blocked : touched).add(id);
      if (step.kind === "save" && step.id !== null) touched.add(step.id);
      if (step.kind === "add")
        for (const row of step.rows) for (const { id } of this.#named(row)) (row.blocked ? blocked : touched).add(id);
    }
    return this.#contacts.filter(
      (contact) =>
        contact.blocked === false &&
        (blocked.has(contact.id) || (touched.has(contact.id) && contact.phones.some((phone) => optedOut.has(phone)))),
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

  #named({ phone = "", email = "" }: Pick<SentRow, "phone" | "email">): readonly Contact[] {
    return [this.#values.get(phone === "" ? emailKey(email) : phoneKey(phone)) ?? []].flat();
  }
}

function isAs(contact: Contact | undefined, { phone, email, firstName, lastName }: Omit<SentRow, "blocked">): boolean {
  if (!contact) return false;
  const holds = (values: string[], value: string | undefined, keyOf: (text: string) => string) =>
    !value || values.some((one) => keyOf(one) === keyOf(value));
  const names = (firstName === undefined || firstName === contact.firstName) && (lastName === undefined || lastName === contact.lastName);
  return names && holds(contact.phones, phone, phoneKey) && holds(contact.emails, email, emailKey);
}
