import "server-only";
import type { AudienceSource, AudienceSpec } from "@/lib/campaigns/schema";
import { readContacts } from "@/lib/ip-sales/mailing-lists";
import { readInThread } from "./read-in-thread";
import { readAudience, readAudiencePhones } from "./store";
import { unreadableProblem } from "./unreadable-problem";

/** Who will be called: what a launch sends and a dry run counts. */
export interface Recipients {
  /** In the form that IP-Sales accepts, each once, in the order of the sources. */
  phones: string[];
  /** Texts that are no number by the reference's patterns. */
  rejected: number;
  /** Numbers that came more than once, within a source or from several. */
  duplicates: number;
  /** Contacts of mailing lists that are left out because they are blocked. */
  blockedContacts: number;
}

/**
 * The recipients of a campaign's specification; several sources are added up.
 * @throws AppError `not-found` for an unknown audience, `unreadable-file`; what `readContacts` throws
 */
export async function loadRecipients(spec: AudienceSpec): Promise<Recipients> {
  const sources = "sources" in spec ? spec.sources : [spec];
  const phones = new Set<string>();
  const total: Omit<Recipients, "phones"> = { rejected: 0, duplicates: 0, blockedContacts: 0 };
  for (const source of sources) {
    const loaded = await loadSource(source);
    const before = phones.size;
    for (const phone of loaded.phones) phones.add(phone);
    total.rejected += loaded.rejected;
    total.duplicates += loaded.duplicates + loaded.phones.length - (phones.size - before);
    total.blockedContacts += loaded.blockedContacts;
  }
  return { phones: [...phones], ...total };
}

async function loadSource(source: AudienceSource): Promise<Recipients> {
  if ("phones" in source) return readRaws(source.phones);
  if ("listId" in source) return loadList(source.listId);
  const { rejected, duplicates } = await readAudience(source.audienceId);
  return { phones: await readAudiencePhones(source.audienceId), rejected, duplicates, blockedContacts: 0 };
}

/** Every number of every contact that isn't blocked; a contact without a number is nobody to call. */
async function loadList(listId: number): Promise<Recipients> {
  const { contacts } = await readContacts(listId);
  const open = contacts.filter((contact) => contact.blocked !== true);
  const recipients = await readRaws(open.flatMap((contact) => contact.phones));
  return { ...recipients, blockedContacts: contacts.length - open.length };
}

async function readRaws(raws: readonly string[]): Promise<Recipients> {
  const { phones, summary } = await readInThread({ kind: "raws", raws }).catch((error: unknown) => {
    throw unreadableProblem(error);
  });
  const { rejected, duplicates } = summary;
  return { phones: phones === "" ? [] : phones.split("\n"), rejected, duplicates, blockedContacts: 0 };
}
