import { Book, emailKey, type Known, phoneKey, type Target } from "./book";
import { count, countChange, emptyEffect } from "./effect";
import { inTurns } from "./in-turns";
import type { Plan } from "./plan";
import type { Contact, ImportEffect } from "./schema";
import { mayBeBlocked } from "./schema";
import { StepWriter } from "./steps";

export interface RestorePlanInput {
  /** The whole list, as it is now. */
  contacts: readonly Contact[];
  /** As it was. */
  snapshot: readonly Contact[];
  /** Also who is in the list now and wasn't then. */
  removeOthers: boolean;
  isOptedOut: (phone: string) => boolean;
}

/**
 * What brings a list back to a snapshot, as far as upstream has actions for it: contacts by their ids, or where they are gone by phone or
 * e-mail, or added anew. Blocks come first, and nobody who is blocked now is un-blocked.
 */
export async function planRestore({ contacts, snapshot, removeOthers, isOptedOut }: RestorePlanInput): Promise<Plan> {
  const book = await Book.of(contacts);
  const writer = new StepWriter(book);
  const effect = emptyEffect(snapshot.length, contacts.length);
  effect.lost = { contacts: 0, ids: 0, phones: 0, rhStatus: 0 };
  const planner = new RestorePlanner(book, writer, { ...effect.lost }, effect, isOptedOut);
  const present = new Map(book.contacts.map((known) => [known.id, known]));
  const gone: Contact[] = [];
  await inTurns(snapshot, (was) => {
    const known = present.get(was.id);
    if (known) planner.change(known, was);
    else gone.push(was);
  });
  await inTurns(gone, (was) => planner.bringBack(was));
  effect.lost = planner.lost;
  const others = removeOthers ? book.contacts.filter(({ id, isClaimed }) => id !== null && !isClaimed) : [];
  for (const known of others) count(effect, "remove", known);
  return { effect, steps: writer.end(others.flatMap(({ id }) => id ?? [])) };
}

type Lost = NonNullable<ImportEffect["lost"]>;

class RestorePlanner {
  constructor(
    private readonly book: Book,
    private readonly writer: StepWriter,
    readonly lost: Lost,
    private readonly effect: ImportEffect,
    private readonly isOptedOut: (phone: string) => boolean,
  ) {}

  change(known: Known, was: Contact): void {
    known.isClaimed = true;
    const target = this.#target(known, was);
    const mustBlock = was.blocked === true || target.phones.some(this.isOptedOut);
    target.blocked = mustBlock ? true : known.blocked;
    this.lost.phones += was.phones.filter((phone) => !target.phones.some((one) => phoneKey(one) === phoneKey(phone))).length;
    if (mayBeBlocked(known) && was.blocked === false) count(this.effect, "staysBlocked", known);
    if (countChange(this.effect, known, target)) this.writer.change(known, target);
  }

  bringBack(was: Contact): void {
    const [phone, email] = [was.phones[0], was.emails[0]];
    const holders = phone === undefined ? this.book.emails.all(email ?? "") : this.book.phones.all(phone);
    const free = holders.find(({ isClaimed }) => !isClaimed);
    if (free) this.change(free, was);
    else if (holders.length > 0 || (phone === undefined && email === undefined)) this.lost.contacts++;
    else this.#add(was);
  }

  #add(was: Contact): void {
    const target = { ...was, phones: was.phones.slice(0, 1) };
    const optedOut = target.phones.some(this.isOptedOut);
    count(this.effect, "add", target);
    if (optedOut && was.blocked === false) this.effect.addedBlocked++;
    this.lost.ids++;
    this.lost.phones += was.phones.length - target.phones.length;
    if (!["", "0"].includes(was.rhStatus)) this.lost.rhStatus++;
    const { firstName, lastName, emails, phones } = target;
    this.writer.add({ phones, emails, firstName, lastName, blocked: optedOut || mayBeBlocked(was) });
  }

  /** As it was, but for second and third phones, which stay what they are. */
  #target(known: Known, { phones, emails, firstName, lastName }: Contact): Target {
    const phone = phones[0];
    const others = known.phones.slice(1).filter((one) => phone === undefined || phoneKey(one) !== phoneKey(phone));
    // Without a phone then, the first is taken away only where an e-mail is left to be known by.
    const restored = phone === undefined ? others : [phone, ...others];
    return { phones: restored, emails: distinct(emails), firstName, lastName, blocked: known.blocked };
  }
}

const distinct = (emails: readonly string[]): string[] => [
  ...new Map(emails.slice(0, 2).map((email) => [emailKey(email), email])).values(),
];
