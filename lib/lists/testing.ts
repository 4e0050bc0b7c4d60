import { emailKey, phoneKey } from "./book";
import type { Contact } from "./schema";
import { mayBeBlocked } from "./schema";
import type { SentRow, Step } from "./steps";

/** For tests of plans: upstream as its reference describes it. `takes`: which of several contacts with one value it takes for the match. */
export class UpstreamModel {
  readonly contacts: Contact[];
  #nextId = 90_001;

  constructor(
    contacts: readonly Contact[],
    private readonly takes: "first" | "last" = "first",
  ) {
    this.contacts = structuredClone([...contacts]);
  }

  do(step: Step): void {
    if (step.kind === "block") this.#having(step.ids, (contact) => Object.assign(contact, { blocked: true }));
    else if (step.kind === "remove") {
      const ids = new Set(step.ids);
      this.contacts.splice(0, Infinity, ...this.contacts.filter(({ id }) => !ids.has(id)));
    } else if (step.kind === "change") {
      const rows = step.rows.flatMap(({ id, row }) => {
        const now = this.contacts.find((contact) => contact.id === id);
        return now ? { ...row, blocked: mayBeBlocked(now) } : [];
      });
      for (const row of rows) this.#upload(row, true);
    }
    if (step.kind === "add") for (const row of step.rows) this.#upload(row, false);
    else if (step.kind === "save") this.#save(step);
  }

  #having(ids: readonly string[], change: (contact: Contact) => void): void {
    for (const contact of this.contacts) if (ids.includes(contact.id)) change(contact);
  }

  #find(phone = "", email = ""): Contact | undefined {
    const pick = (some: Contact[]) => some.at(this.takes === "first" ? 0 : -1);
    const byPhone = phone === "" ? [] : this.contacts.filter(({ phones }) => phones.some((one) => phoneKey(one) === phoneKey(phone)));
    const byEmail = email === "" ? [] : this.contacts.filter(({ emails }) => emails.some((one) => emailKey(one) === emailKey(email)));
    return pick(byPhone) ?? pick(byEmail);
  }

  #upload({ phone, email, firstName, lastName, blocked }: SentRow, updates: boolean): void {
    const known = this.#find(phone, email);
    if (known && !updates) return;
    const contact = known ?? this.#insert();
    if (phone) contact.phones[0] = phone;
    if (email) contact.emails[0] = email;
    if (firstName !== undefined) contact.firstName = firstName;
    if (lastName !== undefined) contact.lastName = lastName;
    contact.blocked = blocked;
  }

  #save({ id, phone, email, email2, firstName, lastName }: Extract<Step, { kind: "save" }>): void {
    const known = id === null ? this.#find(phone, email) : this.contacts.find((contact) => contact.id === id);
    if (!known && id !== null) throw new Error("no such contact");
    const contact = known ?? this.#insert();
    contact.phones = [phone, ...contact.phones.slice(1)].filter(Boolean);
    contact.emails = [email, email2 ?? contact.emails[1] ?? ""].filter(Boolean);
    Object.assign(contact, { firstName, lastName });
  }

  #insert(): Contact {
    const contact = { id: String(this.#nextId++), phones: [], emails: [], firstName: "", lastName: "", blocked: false, rhStatus: "0" };
    this.contacts.push(contact);
    return contact;
  }
}
