import * as z from "zod/mini";
import { LIMITS, ListIdInPath, MailingList } from "./schema";

const problem = (name: string) => `lists.problems.${name}`;
const count = z.int().check(z.nonnegative());

/** What the national registry answered about a list: the numbers it named, in a kept audience or as they are; `phones: []` where it named none. */
export const RegistryCheckRequest = z
  .strictObject({
    listId: ListIdInPath,
    /** Israel's day of the comparison; today at the latest. */
    checkedOn: z.iso.date({ error: problem("checkedOn") }),
    audienceId: z.optional(z.string().check(z.maxLength(64))),
    phones: z.optional(
      z
        .array(z.string({ error: problem("registryPhones") }).check(z.maxLength(100)), { error: problem("registryPhones") })
        .check(z.maxLength(LIMITS.rows, problem("registryPhones"))),
    ),
  })
  .check(z.refine((sent) => (sent.audienceId === undefined) !== (sent.phones === undefined), { error: problem("registryPhones") }));
export type RegistryCheckRequest = z.output<typeof RegistryCheckRequest>;

/** What became of the numbers that the registry named; all of them stand in the ledger of numbers that must not be called. */
export const RegistryCheckAnswer = z.object({
  list: MailingList,
  /** Different numbers. */
  named: count,
  /** Of them, those that a contact of the list has, and those that none has. */
  found: count,
  notFound: count,
  /** Texts that are no number. */
  refused: count,
  /** Contacts that were blocked now, and those that were before. */
  blocked: count,
  wereBlocked: count,
});
export type RegistryCheckAnswer = z.output<typeof RegistryCheckAnswer>;
