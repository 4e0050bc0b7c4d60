import { isPhone, readPhone } from "@/lib/phones/number";
import { inTurns } from "./in-turns";
import type { Contact } from "./schema";

/** What a contact is to be. `blocked` null: unknown, and kept as it is. */
export type Target = Pick<Contact, "phones" | "firstName" | "lastName" | "emails" | "blocked">;

/** A contact while a plan is made: what it will be after the rows so far. */
export interface Known extends Target {
  /** Null: it will be added. */
  readonly id: string | null;
  /** Where it stood in the reading; -1 for one that will be added. */
  readonly at: number;
  /** A row has named it. */
  isClaimed: boolean;
}

/** A number in the form in which two are compared: upstream's own normalisation, and a text that is no number as it stands. */
export function phoneKey(phone: string): string {
  if (isPhone(phone)) return phone;
  const reading = readPhone(phone);
  return reading.kind === "phone" ? reading.phone : phone.trim();
}

export const emailKey = (email: string): string => email.trim().toLowerCase();

/** Who has, or had, a value, in the order in which they got it. Nearly always there is one, and no set for it. */
class Holders {
  readonly #all = new Map<string, Known | Set<Known>>();

  constructor(
    private readonly valuesOf: (known: Known) => readonly string[],
    private readonly keyOf: (value: string) => string,
  ) {}

  add(known: Known): void {
    for (const value of this.valuesOf(known)) {
      const key = this.keyOf(value);
      const before = this.#all.get(key);
      if (before === undefined) this.#all.set(key, known);
      else if (before instanceof Set) before.add(known);
      else if (before !== known) this.#all.set(key, new Set([before, known]));
    }
  }

  /** The first who has it now. */
  first(value: string): Known | undefined {
    const key = this.keyOf(value);
    for (const known of this.#ever(key)) if (this.#has(known, key)) return known;
    return undefined;
  }

  /** All who have it now. */
  all(value: string): readonly Known[] {
    const key = this.keyOf(value);
    return [...this.#ever(key)].filter((known) => this.#has(known, key));
  }

  /** Whether another has it; @param ever or had it */
  othersHave(value: string, known: Known, ever: boolean): boolean {
    const key = this.keyOf(value);
    for (const one of this.#ever(key)) if (one !== known && (ever || this.#has(one, key))) return true;
    return false;
  }

  #ever(key: string): Iterable<Known> {
    const found = this.#all.get(key);
    if (found === undefined) return [];
    return found instanceof Set ? found : [found];
  }

  #has(known: Known, key: string): boolean {
    for (const value of this.valuesOf(known)) if (this.keyOf(value) === key) return true;
    return false;
  }
}

/** The contacts of a list as they change under a plan, found by phone or e-mail as upstream finds them: the first who has it. */
export class Book {
  readonly contacts: Known[] = [];
  readonly phones = new Holders(({ phones }) => phones, phoneKey);
  readonly emails = new Holders(({ emails }) => emails, emailKey);

  static async of(contacts: readonly Contact[]): Promise<Book> {
    const book = new Book();
    await inTurns(contacts, ({ id, phones, emails, firstName, lastName, blocked }, at) => {
      book.#keep({ id, phones, emails, firstName, lastName, blocked, at, isClaimed: false });
    });
    return book;
  }

  /** Others than this one who have any of the values, or had them before the plan changed them. */
  everHeldByOthers(known: Known, { phones, emails }: Pick<Target, "phones" | "emails">): boolean {
    for (const phone of phones) if (this.phones.othersHave(phone, known, true)) return true;
    for (const email of emails) if (this.emails.othersHave(email, known, true)) return true;
    return false;
  }

  add({ phones, emails, firstName, lastName, blocked }: Target): Known {
    const known = { id: null, phones, emails, firstName, lastName, blocked, at: -1, isClaimed: true };
    this.#keep(known);
    return known;
  }

  change(known: Known, target: Target): void {
    Object.assign(known, target);
    this.#index(known);
  }

  #keep(known: Known): void {
    this.contacts.push(known);
    this.#index(known);
  }

  #index(known: Known): void {
    this.phones.add(known);
    this.emails.add(known);
  }
}
