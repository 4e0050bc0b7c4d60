import "server-only";
import { AppError } from "@/lib/errors";
import { UpstreamUnknown } from "@/lib/ip-sales/errors";
import { type Contact, importContacts, saveContact, setBlocked } from "@/lib/ip-sales/mailing-lists";
import { noteCarried, optedOutOf, tellBlocked } from "@/lib/opt-outs/ledger";
import { phoneKey } from "./book";
import { findByEmail, findById, findByPhone } from "./contact-finding";
import type { ContactFields, Was } from "./contact-schema";
import type { ListId } from "./schema";

/**
 * Adds a contact, and never changes one: rows of an import that only inserts are skipped where their number or e-mail is there.
 * A number that must not be called comes in blocked.
 * @throws AppError `conflict` where somebody in the list has the number or the address; `invalid` without both; what upstream's writes throw
 */
export async function addContact(listId: ListId, fields: ContactFields): Promise<Contact> {
  const { phone = "", firstName = "", lastName = "", email = "", email2 = "" } = fields;
  if (phone === "" && email === "") throw nobody();
  const twin = phone === "" ? undefined : await findByPhone(listId, phone);
  if (twin) throw taken(twin);
  const blocked = phone !== "" && (await optedOutOf([phone])).size > 0;
  if (blocked) await noteCarried(listId, [phone]);
  const counts = await heard(importContacts(listId, "insert", [{ phone, firstName, lastName, email, blocked }]));
  const contact = phone === "" ? await findByEmail(listId, email) : await findByPhone(listId, phone);
  if (counts?.added === 0) throw taken(contact ?? (email === "" ? undefined : await findByEmail(listId, email)));
  if (!contact) throw notSeen();
  if (email2 === "") return contact;
  return save(listId, contact, { phone, firstName, lastName, email, email2 });
}

/**
 * Changes the contact of this id, and never adds one. What isn't given stays as it is, second and third numbers and the status always.
 * @param was how the person saw it
 * @throws AppError `not-found`; `conflict` where it was changed meanwhile, or another contact has the new number; `invalid`
 */
export async function changeContact(listId: ListId, id: string, fields: ContactFields, was: Was | undefined): Promise<Contact> {
  const before = await findById(listId, id, was);
  if (!before) throw new AppError("not-found", { message: "lists.problems.contactGone" });
  if (was && !isAsIt(was, before)) throw new AppError("conflict", { message: "lists.problems.changedMeanwhile" });
  const phone = fields.phone ?? before.phones[0] ?? "";
  const isOther = phoneKey(phone) !== phoneKey(before.phones[0] ?? "");
  const next = {
    phone,
    firstName: fields.firstName ?? before.firstName,
    lastName: fields.lastName ?? before.lastName,
    email: fields.email ?? before.emails[0] ?? "",
    email2: fields.email2 ?? before.emails[1] ?? "",
  };
  if (next.phone === "" && next.email === "") throw nobody();
  const twin = isOther && phone !== "" ? await findByPhone(listId, phone) : undefined;
  if (twin && twin.id !== id) throw taken(twin);
  // The number that goes was blocked, whoever has it next.
  if (isOther && before.blocked) await tellBlocked(listId, before.phones, []);
  const after = await save(listId, before, next);
  const mustBeBlocked = before.blocked === true || (await optedOutOf(after.phones)).size > 0;
  if (!mustBeBlocked || after.blocked === true) return after;
  await noteCarried(listId, after.phones);
  await heard(setBlocked(listId, [id], true));
  return seen(listId, after, ({ blocked }) => blocked === true);
}

type Saved = Required<ContactFields>;

/** Sends every field that `phoneEdit` knows, so that none is emptied for not being told. */
async function save(listId: ListId, before: Contact, next: Saved): Promise<Contact> {
  const wasHeard = await heard(saveContact(listId, { id: before.id, ...next }).then(() => true));
  const at = { ...before, phones: [next.phone, ...before.phones].filter(Boolean) };
  return seen(listId, at, (now) => wasHeard === true || holds(now, next));
}

const holds = (now: Contact, { phone, firstName, lastName, email, email2 }: Saved): boolean =>
  now.firstName === firstName &&
  now.lastName === lastName &&
  [email, email2].every((one) => one === "" || now.emails.includes(one)) &&
  (phone === "" || now.phones.some((one) => phoneKey(one) === phoneKey(phone)));

/** Null where the answer got lost: repeating the write would do no harm, and reading tells what became of it. */
async function heard<T>(write: Promise<T>): Promise<T | null> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof UpstreamUnknown) return null;
    throw error;
  }
}

/** The contact as the list has it afterwards. @throws AppError `upstream-unknown` where it isn't there, or isn't as it should be */
async function seen(listId: ListId, was: Contact, isDone: (now: Contact) => boolean): Promise<Contact> {
  const contact = await findById(listId, was.id, was);
  if (!contact || !isDone(contact)) throw notSeen();
  return contact;
}

const notSeen = () => new AppError("upstream-unknown", { message: "lists.problems.notSeen" });

const nobody = () => new AppError("invalid", { message: "upstream.refusals.phoneOrEmail" });

/** Names the contact as far as it has a name; its number isn't told. */
function taken(twin: Contact | undefined): AppError {
  const name = [twin?.firstName, twin?.lastName].filter(Boolean).join(" ");
  return new AppError("conflict", {
    message: name ? "lists.problems.contactTaken" : "lists.problems.contactTakenUnnamed",
    values: { name },
    ...(twin && { details: { contactId: twin.id } }),
  });
}

const isAsIt = (was: Was, now: Contact): boolean =>
  was.firstName === now.firstName && was.lastName === now.lastName && isSame(was.phones, now.phones) && isSame(was.emails, now.emails);

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((text, at) => text === others[at]);
