import "server-only";
import { eq, sql } from "drizzle-orm";
import { readAudience, readAudiencePhones } from "@/lib/audiences/store";
import { db } from "@/lib/db/client";
import { readClock } from "@/lib/db/clock";
import { mailingLists } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { type Contact, setBlocked } from "@/lib/ip-sales/mailing-lists";
import { addOptOuts, noteCarried } from "@/lib/opt-outs/ledger";
import { readPhone } from "@/lib/phones/number";
import { israelDay } from "@/lib/time";
import { phoneKey } from "./book";
import { readEverybody } from "./registry-check-phones";
import type { RegistryCheckAnswer, RegistryCheckRequest } from "./registry-check-schema";
import type { ListId } from "./schema";
import { readList } from "./store";

/** As many ids as go into one request. */
const BATCH = 1_000;

/**
 * Takes in what the national registry answered about a list: the numbers it named come into the ledger, then their contacts are blocked,
 * then the list bears the day. Each step does no harm when it is done again.
 * @throws AppError `not-found`, `invalid` for a day to come, and where nothing that was named is a number (which isn't: nobody was named), `conflict` while the list is changing; what IP-Sales answers
 */
export async function takeRegistryCheck(request: RegistryCheckRequest, by: string): Promise<RegistryCheckAnswer> {
  const { listId, checkedOn } = request;
  await readList(listId);
  if (checkedOn > israelDay(await readClock())) {
    throw new AppError("invalid", { fields: [{ field: "checkedOn", problem: "lists.problems.checkedOnAhead" }] });
  }
  const { numbers, refused } = await namedNumbers(request);
  if (numbers.size === 0 && refused > 0) throw new AppError("invalid", { message: "lists.problems.registryUnreadable" });
  const holders = numbers.size === 0 ? [] : holdersOf(numbers, await readEverybody(listId));
  const found = new Set(holders.flatMap(({ phones }) => phones.map(phoneKey)).filter((phone) => numbers.has(phone)));
  const source = (phone: string) => `registry:${listId}:${checkedOn}:${phone}`;
  await addOptOuts([...numbers].map((phone) => ({ phone, kind: "registry", listId, by, source: source(phone) })));
  const open = holders.filter(({ blocked }) => blocked !== true);
  await block(listId, open);
  await setCheckedOn(listId, checkedOn);
  return {
    list: await readList(listId),
    named: numbers.size,
    found: found.size,
    notFound: numbers.size - found.size,
    refused,
    blocked: open.length,
    wereBlocked: holders.length - open.length,
  };
}

async function namedNumbers({ audienceId, phones = [] }: RegistryCheckRequest): Promise<{ numbers: Set<string>; refused: number }> {
  if (audienceId !== undefined) {
    const { rejected } = await readAudience(audienceId);
    const kept = await readAudiencePhones(audienceId);
    return { numbers: new Set(kept === "" ? [] : kept.split("\n")), refused: rejected };
  }
  const readings = phones.map(readPhone);
  const numbers = readings.flatMap((reading) => (reading.kind === "phone" ? [reading.phone] : []));
  return { numbers: new Set(numbers), refused: readings.length - numbers.length };
}

/** Contacts that have one of the numbers among theirs, exactly. */
function holdersOf(numbers: ReadonlySet<string>, contacts: readonly Contact[]): Contact[] {
  return contacts.filter(({ phones }) => phones.some((phone) => numbers.has(phoneKey(phone))));
}

/** That they are blocked is no news to the ledger, which heard why. */
async function block(listId: ListId, contacts: readonly Contact[]): Promise<void> {
  for (let from = 0; from < contacts.length; from += BATCH) {
    const batch = contacts.slice(from, from + BATCH);
    const [first, ...others] = batch.map(({ id }) => id);
    if (first === undefined) return;
    await noteCarried(
      listId,
      batch.flatMap(({ phones }) => phones),
    );
    await setBlocked(listId, [first, ...others], true);
  }
}

/** An earlier comparison that is told later takes nothing back. */
async function setCheckedOn(listId: ListId, day: string): Promise<void> {
  await db()
    .update(mailingLists)
    .set({ registryCheckedOn: sql`greatest(${mailingLists.registryCheckedOn}, ${day}::text)` })
    .where(eq(mailingLists.id, listId));
}
