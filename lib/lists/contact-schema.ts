import * as z from "zod/mini";
import { cleanLine } from "@/lib/clean-line";
import { LOCALES } from "@/lib/i18n/config";
import { readPhone } from "@/lib/phones/number";
import { saysSomething, searchText } from "./contact-search";
import { isEmail } from "./email";
import { Contact, LIMITS, ListIdInPath } from "./schema";

const problem = (name: string) => `lists.problems.${name}`;
const count = z.int().check(z.nonnegative());

export const DEFAULT_PAGE_SIZE = 50;
const MAX_SEARCH = 100;
/** Ids that one request may name; beyond that, whatever a search finds. */
const MAX_IDS = 10_000;
/** Changing or deleting more than this at once takes the list's name, typed. */
const UNASKED = 10;

/** Whether a person who changes so many contacts types the list's name; null: all that are found, however many they are. */
export const takesName = (count: number | null): boolean => count === null || count > UNASKED;

/** One that says nothing, and isn't empty, is refused: it would find everybody, and whoever is found can be removed. */
const Search = z.pipe(
  z.string().check(
    z.maxLength(MAX_SEARCH, problem("searchTooLong")),
    z.refine((text) => text === "" || saysSomething(text), problem("searchSaysNothing")),
  ),
  z.transform(searchText),
);

const whole = (most: number, name: string) =>
  z.pipe(
    z.string().check(z.regex(/^[1-9]\d{0,8}$/, problem(name))),
    z.pipe(z.transform(Number), z.int().check(z.maximum(most, problem(name)))),
  );

export const ContactsQuery = z.strictObject({
  listId: ListIdInPath,
  search: z._default(Search, ""),
  page: z._default(whole(999_999_999, "page"), 1),
  pageSize: z._default(whole(LIMITS.pageSize, "pageSize"), DEFAULT_PAGE_SIZE),
});

/** A contact as the operating contract has it, and whether one of its numbers must not be called, whatever the list says. */
export const ShownContact = z.extend(z.omit(Contact, { rhStatus: true }), { optedOut: z.boolean() });
export type ShownContact = z.output<typeof ShownContact>;

/** `total`: how many the search finds; null where upstream didn't say. */
export const ContactsPage = z.object({ contacts: z.array(ShownContact), total: z.nullable(count) });
export type ContactsPage = z.output<typeof ContactsPage>;

export const ContactAnswer = z.object({ contact: ShownContact });

/** A number by the rules of numbers, or nothing. */
const Phone = z.pipe(
  z.string().check(
    z.maxLength(60, problem("phone")),
    z.refine((raw) => raw.trim() === "" || readPhone(raw).kind === "phone", problem("phone")),
  ),
  z.transform((raw) => {
    const reading = readPhone(raw);
    return reading.kind === "phone" ? reading.phone : "";
  }),
);

const ContactName = z.string().check(z.overwrite(cleanLine), z.maxLength(LIMITS.contactName, problem("contactName")));

const Email = z.string().check(
  z.overwrite(cleanLine),
  z.refine((text) => text === "" || isEmail(text), problem("email")),
);

/** What can be said of one contact (`phoneEdit`): its second and third numbers can't. */
const fields = {
  phone: z.optional(Phone),
  firstName: z.optional(ContactName),
  lastName: z.optional(ContactName),
  email: z.optional(Email),
  email2: z.optional(Email),
};
export type ContactFields = z.output<z.ZodMiniObject<typeof fields>>;

export const NewContact = z.strictObject({ listId: ListIdInPath, ...fields });

export const ContactId = z.string().check(z.regex(/^\d{1,15}$/, problem("contactId")));

/** What a contact was when it was shown. */
const Was = z.strictObject({
  phones: z.array(z.string()).check(z.maxLength(10)),
  firstName: z.string(),
  lastName: z.string(),
  emails: z.array(z.string()).check(z.maxLength(10)),
});
export type Was = z.output<typeof Was>;

/** What is absent stays. `was`: finds the contact sooner, and refuses the change where somebody else changed it meanwhile. */
export const ContactChange = z.strictObject({ listId: ListIdInPath, contactId: ContactId, was: z.optional(Was), ...fields });

const Ids = z.array(ContactId, problem("ids")).check(z.minLength(1, problem("ids")), z.maxLength(MAX_IDS, problem("tooManyIds")));

/**
 * Some contacts by their ids, or all that a search finds.
 * `phones` finds the ids sooner. `expected`: how many a person was told there are; where it isn't so any more, nothing is done.
 * `atMost`: do no more than this now, and tell how many are left.
 */
const choice = {
  listId: ListIdInPath,
  ids: z.optional(Ids),
  phones: z.optional(z.array(z.string().check(z.maxLength(60))).check(z.maxLength(MAX_IDS))),
  all: z.optional(z.literal(true)),
  search: z.optional(Search),
  expected: z.optional(count),
  atMost: z.optional(z.int().check(z.positive())),
};
const Choice = z.strictObject(choice);
export type ContactChoice = z.output<typeof Choice>;

const isOneWay = ({ ids, all }: { ids?: unknown; all?: unknown }) => (ids === undefined) !== (all === undefined);
const ONE_WAY = { error: problem("idsOrAll") };

const Reason = z
  .string({ error: problem("reason") })
  .check(z.overwrite(cleanLine), z.minLength(1, problem("reason")), z.maxLength(LIMITS.reason, problem("reasonTooLong")));

/** The list's name as a person typed it, for more than ten contacts, and for all that are found. */
const confirm = z.optional(z.string());

export const StatusRequest = z.strictObject({ ...choice, reason: Reason, confirm }).check(z.refine(isOneWay, ONE_WAY));
export const DeleteRequest = z.strictObject({ ...choice, confirm }).check(z.refine(isOneWay, ONE_WAY));

/** `changed`: what was done now · `unchanged`: was so before · `missing`: isn't in the list any more · `left`: see `atMost`. */
export const StatusAnswer = z.object({ changed: count, unchanged: count, missing: count, left: count });
export type StatusAnswer = z.output<typeof StatusAnswer>;

/** `snapshotId`: the contacts as they were; null where nothing was deleted. */
export const DeleteAnswer = z.object({ deleted: count, missing: count, left: count, snapshotId: z.nullable(z.uuid()) });
export type DeleteAnswer = z.output<typeof DeleteAnswer>;

export const UndoRequest = z.strictObject({ listId: ListIdInPath, snapshotId: z.uuid(problem("snapshotId")) });
/**
 * `present`: their number or e-mail is in the list again already · `withoutOther`: had more numbers or addresses than one.
 * `restored` and `present` null: upstream didn't say.
 */
export const UndoAnswer = z.object({ restored: z.nullable(count), present: z.nullable(count), withoutOther: count });
export type UndoAnswer = z.output<typeof UndoAnswer>;

export const ContactsFileQuery = z.strictObject({ listId: ListIdInPath, search: z._default(Search, "") });

/** All that are found, for a file. */
export const ContactsFile = z.object({
  listId: z.int(),
  name: z.string(),
  /** The person's language; null where only the browser knows it. */
  locale: z.nullable(z.enum(LOCALES)),
  contacts: z.array(ShownContact),
});
export type ContactsFile = z.output<typeof ContactsFile>;
