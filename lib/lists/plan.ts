import { isBlankCell, readPhone } from "@/lib/phones/number";
import { Book, emailKey, type Known, phoneKey, type Target } from "./book";
import { count, countChange, countRefused, emptyEffect } from "./effect";
import { isEmail } from "./email";
import { inTurns } from "./in-turns";
import type { Contact, ContactRow, ImportEffect, ImportMode, REFUSALS } from "./schema";
import { mayBeBlocked } from "./schema";
import { type Step, StepWriter } from "./steps";

export interface Plan {
  effect: ImportEffect;
  steps: Step[];
}

export interface ImportPlanInput {
  /** The whole list, as upstream lists it. */
  contacts: readonly Contact[];
  rows: readonly ContactRow[];
  mode: ImportMode;
  /** Whether a number must not be called. */
  isOptedOut: (phone: string) => boolean;
}

/**
 * What an import does to a list, exactly, and the steps that do it.
 *
 * Rows name contacts as upstream has it: by any of a contact's phones, then by its e-mails; the first contact counts. A later row of the same
 * contact is a duplicate; one with another phone whose e-mail a row has named already is another person, who is added. Values replace
 * the contact's first phone and first e-mail, or leave it as it is where it has them anyway. Nobody is un-blocked; who must not be called
 * is blocked. `delete` without rows removes everybody; with rows, all who hold the phone, or else the e-mail.
 */
export async function planImport({ contacts, rows, mode, isOptedOut }: ImportPlanInput): Promise<Plan> {
  const book = await Book.of(contacts);
  const writer = new StepWriter(book);
  const effect = emptyEffect(rows.length, contacts.length);
  const named: (Named | Refused)[] = [];
  await inTurns(rows, (row) => named.push(readRow(row)));
  const planner = new ImportPlanner(book, writer, effect, mode, isOptedOut, blockedBy(named));
  await inTurns(named, (row, index) => planner.take(row, index + 1));
  return { effect, steps: writer.end(planner.removals(rows.length === 0)) };
}

class ImportPlanner {
  /** Numbers and e-mails whose holders go already. */
  readonly #removed = new Set<string>();

  constructor(
    private readonly book: Book,
    private readonly writer: StepWriter,
    private readonly effect: ImportEffect,
    private readonly mode: ImportMode,
    private readonly isOptedOut: (phone: string) => boolean,
    private readonly isBlockedByRow: (target: Omit<Target, "blocked">) => boolean,
  ) {}

  /** @param place of the row, from 1 */
  take(named: Named | Refused, place: number): void {
    if ("reason" in named) countRefused(this.effect, { row: place, ...named });
    else if (this.mode === "delete") this.#remove(named);
    else this.#merge(named);
  }

  /** The ids of everybody who is to go, and counts them. @param everybody the whole list was meant */
  removals(everybody: boolean): string[] {
    const goes = ({ id, isClaimed }: Known): boolean => {
      if (id === null) return false;
      if (this.mode === "delete") return everybody || isClaimed;
      return this.mode === "replace" && !isClaimed;
    };
    return this.book.contacts.filter(goes).map((known) => {
      count(this.effect, "remove", known);
      return known.id ?? "";
    });
  }

  #remove(named: Named): void {
    const isByPhone = named.phone !== undefined && this.book.phones.first(named.phone) !== undefined;
    const [holders, value] = isByPhone ? [this.book.phones, named.phone] : [this.book.emails, named.email];
    if (value === undefined || holders.first(value) === undefined) {
      this.effect.unchanged++;
      return;
    }
    const key = isByPhone ? phoneKey(value) : emailKey(value);
    const found = this.#removed.has(key) ? [] : holders.all(value);
    this.#removed.add(key);
    if (found.every(({ isClaimed }) => isClaimed)) count(this.effect, "duplicates", shownAs(named));
    for (const known of found) known.isClaimed = true;
  }

  #merge(named: Named): void {
    const { phone, email } = named;
    const byPhone = phone === undefined ? undefined : this.book.phones.first(phone);
    const byEmail = email === undefined ? undefined : this.book.emails.first(email);
    const known = byPhone ?? (byEmail?.isClaimed && phone !== undefined ? undefined : byEmail);
    if (!known) this.#add(named);
    else if (known.isClaimed) count(this.effect, "duplicates", shownAs(named));
    else this.#change(known, named);
  }

  #add(named: Named): void {
    const target = shownAs(named);
    const optedOut = target.phones.some(this.isOptedOut);
    count(this.effect, "add", target);
    if (optedOut) this.effect.addedBlocked++;
    this.writer.add({ ...target, blocked: optedOut || this.isBlockedByRow(target) });
  }

  #change(known: Known, named: Named): void {
    known.isClaimed = true;
    if (this.mode === "insert") {
      this.effect.unchanged++;
      return;
    }
    const becomes = merged(known, named);
    const mustBlock = becomes.phones.some(this.isOptedOut) || this.isBlockedByRow(becomes);
    const target = { ...becomes, blocked: mustBlock ? true : known.blocked };
    if (mayBeBlocked(known) && named.blocked !== true) count(this.effect, "staysBlocked", known);
    if (countChange(this.effect, known, target)) this.writer.change(known, target);
  }
}

/** A row as it is read: its values are never blank. */
type Named = ContactRow;
type Refused = { reason: (typeof REFUSALS)[number]; text: string };

/** The contact with the row's values. */
function merged(known: Known, { phone, email, firstName, lastName }: Named): Omit<Target, "blocked"> {
  return {
    phones: first(known.phones, phone, phoneKey),
    emails: first(known.emails, email, emailKey),
    firstName: firstName ?? known.firstName,
    lastName: lastName ?? known.lastName,
  };
}

/** A row that blocks its contact does so wherever it stands, also as a duplicate. */
function blockedBy(rows: readonly (Named | Refused)[]): (target: Omit<Target, "blocked">) => boolean {
  const blocking = rows.flatMap((row) => ("reason" in row || !row.blocked ? [] : [row]));
  const phones = new Set(blocking.flatMap(({ phone }) => (phone === undefined ? [] : [phone])));
  const emails = new Set(blocking.flatMap(({ phone, email }) => (phone === undefined && email !== undefined ? [emailKey(email)] : [])));
  return (target) => target.phones.some((one) => phones.has(phoneKey(one))) || target.emails.some((one) => emails.has(emailKey(one)));
}

/** The values with this one in the first's place, unless it is one of them. */
function first(values: string[], value: string | undefined, keyOf: (text: string) => string): string[] {
  const isThere = value === undefined || values.some((one) => keyOf(one) === keyOf(value));
  return isThere ? values : [value, ...values.slice(1)];
}

const shownAs = ({ phone, email, firstName = "", lastName = "" }: Named) => ({
  phones: phone === undefined ? [] : [phone],
  emails: email === undefined ? [] : [email],
  firstName,
  lastName,
});

/** A row's values, blank ones left out and the phone in its exact form; or why it names nobody, and the text that says so. */
function readRow({ phone = "", email = "", firstName, lastName, blocked }: ContactRow): Named | Refused {
  const mail = email.trim();
  const named: Named = { ...text("firstName", firstName), ...text("lastName", lastName), ...(blocked !== undefined && { blocked }) };
  if (!isBlankCell(phone)) {
    const reading = readPhone(phone);
    if (reading.kind === "rejected") return { reason: "bad-phone", text: phone };
    named.phone = reading.phone;
  }
  if (mail !== "") {
    if (!isEmail(mail)) return { reason: "bad-email", text: mail };
    named.email = mail;
  }
  if (named.phone !== undefined || named.email !== undefined) return named;
  return { reason: "no-phone-or-email", text: [firstName, lastName].filter(Boolean).join(" ") };
}

const text = (name: "firstName" | "lastName", value = "") => (value.trim() === "" ? {} : { [name]: value.trim() });
