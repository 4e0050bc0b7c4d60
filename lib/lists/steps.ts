import * as z from "zod/mini";
import type { Book, Known, Target } from "./book";
import { mayBeBlocked } from "./schema";

/** What a row says of its contact. */
const NamedRow = z.object({
  phone: z.optional(z.string()),
  firstName: z.optional(z.string()),
  lastName: z.optional(z.string()),
  email: z.optional(z.string()),
});
export type NamedRow = z.output<typeof NamedRow>;

/** A row as it is sent. */
const SentRow = z.extend(NamedRow, { blocked: z.boolean() });
export type SentRow = z.output<typeof SentRow>;

/**
 * A row that changes a contact of the list. `at`: where that contact stood in the reading. Whether the contact is blocked is what the list
 * says just before the row is sent: those whom the plan blocks have been blocked by then.
 */
const ChangedRow = z.object({ id: z.string(), at: z.int(), row: NamedRow });
export type ChangedRow = z.output<typeof ChangedRow>;

const Ids = z.array(z.string());

/** One request to upstream, or a few; each does no harm when it is done twice in a row. */
export const Step = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("block"), ids: Ids }),
  z.object({ kind: z.literal("change"), rows: z.array(ChangedRow) }),
  z.object({ kind: z.literal("add"), rows: z.array(SentRow) }),
  /** One contact in full. Without an id: one that an earlier step added, found by its phone. */
  z.object({
    kind: z.literal("save"),
    id: z.nullable(z.string()),
    phone: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    email2: z.optional(z.string()),
  }),
  /** The list is read again: what was added and changed has to be there before anybody is removed. */
  z.object({ kind: z.literal("verify") }),
  z.object({ kind: z.literal("remove"), ids: Ids }),
]);
export type Step = z.output<typeof Step>;
type Save = Extract<Step, { kind: "save" }>;

export const BATCH = 1_000;

/**
 * Writes the steps that make a list what a plan says. Rows that share no phone and no e-mail go out together, in any order; where one
 * touches a value that another contact has or had, what is pending goes first, and where upstream could take one contact for another,
 * the contact is saved by its id. Blocks come before everything else.
 */
export class StepWriter {
  readonly #steps: Step[] = [];
  readonly #book: Book;
  readonly #blocks: string[] = [];
  #changes: ChangedRow[] = [];
  #adds: SentRow[] = [];
  #saves: Save[] = [];

  constructor(book: Book) {
    this.#book = book;
  }

  /** Makes a contact of the list another; the book has it so afterwards. Nobody is un-blocked. */
  change(known: Known, target: Target): void {
    if (known.id === null) throw new Error("a contact that isn't there can't be changed");
    if (known.blocked !== true && target.blocked === true) this.#blocks.push(known.id);
    if (!isSame(known, target)) {
      const row = this.#addressed(known, target);
      if (!row || this.#book.everHeldByOthers(known, target)) this.#flush();
      if (row) this.#changes.push({ id: known.id, at: known.at, row });
      else this.#steps.push(saveOf(known.id, known, target));
    }
    this.#book.change(known, target);
  }

  /** Adds a contact whose phone nobody has. An e-mail that another has already is given to it afterwards. */
  add(target: Target): Known {
    const [phone, email, email2] = [target.phones[0], target.emails[0], target.emails[1]];
    const isShared = email !== undefined && phone !== undefined && this.#book.emails.first(email) !== undefined;
    const known = this.#book.add(target);
    const sentEmails = isShared ? [] : target.emails.slice(0, 1);
    if (this.#book.everHeldByOthers(known, { phones: target.phones, emails: sentEmails })) this.#flush();
    const names = { firstName: target.firstName || undefined, lastName: target.lastName || undefined };
    this.#adds.push({ phone, ...names, email: isShared ? undefined : email, blocked: mayBeBlocked(target) });
    if (isShared || email2 !== undefined) this.#saves.push({ ...saveOf(null, known, target), email2 });
    return known;
  }

  /** All steps, with the blocks first and the removals last. */
  end(removed: readonly string[]): Step[] {
    this.#flush();
    const blocks = batches(this.#blocks).map((ids): Step => ({ kind: "block", ids }));
    const removals = batches(removed).map((ids): Step => ({ kind: "remove", ids }));
    return [...blocks, ...this.#steps, ...(removals.length === 0 ? [] : [{ kind: "verify" } as const]), ...removals];
  }

  #flush(): void {
    const inOrder = this.#changes.toSorted((one, other) => one.at - other.at);
    for (const rows of batches(inOrder)) this.#steps.push({ kind: "change", rows });
    for (const rows of batches(this.#adds)) this.#steps.push({ kind: "add", rows });
    for (const save of this.#saves) this.#steps.push(save);
    this.#changes = [];
    this.#adds = [];
    this.#saves = [];
  }

  /** The row by which upstream finds this contact and no other, and makes it what it is to be; null where there is none. */
  #addressed(known: Known, target: Target): NamedRow | null {
    const { phones, emails, firstName, lastName } = target;
    const [phone, email] = [phones[0], emails[0]];
    const sameEmail = email === known.emails[0];
    const erases = (firstName === "" && known.firstName !== "") || (lastName === "" && known.lastName !== "");
    if (erases || emails[1] !== known.emails[1] || (email === undefined && !sameEmail)) return null;
    const isNewEmail = email !== undefined && !sameEmail;
    if (isNewEmail && this.#book.emails.othersHave(email, known, false)) return null;
    const names = {
      firstName: firstName === known.firstName ? undefined : firstName,
      lastName: lastName === known.lastName ? undefined : lastName,
    };
    if (phone !== undefined && phone === known.phones[0]) {
      return !this.#book.phones.othersHave(phone, known, false) ? { phone, ...names, email: isNewEmail ? email : undefined } : null;
    }
    // Found by the e-mail it has; a phone that it gets is nobody's.
    const isFound = email !== undefined && sameEmail && !this.#book.emails.othersHave(email, known, false);
    const isFree = phone === undefined ? known.phones.length === 0 : this.#book.phones.first(phone) === undefined;
    return isFound && isFree ? { phone, ...names, email } : null;
  }
}

function saveOf(id: string | null, known: Target, { phones, firstName, lastName, emails }: Target): Save {
  const email2 = emails[1] === known.emails[1] ? undefined : (emails[1] ?? "");
  return { kind: "save", id, phone: phones[0] ?? "", firstName, lastName, email: emails[0] ?? "", email2 };
}

function batches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) => all.slice(index * BATCH, (index + 1) * BATCH));
}

const isSame = (one: Target, other: Target): boolean =>
  one.firstName === other.firstName &&
  one.lastName === other.lastName &&
  areSame(one.phones, other.phones) &&
  areSame(one.emails, other.emails);

const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some === others || (some.length === others.length && some.every((one, index) => one === others[index]));
