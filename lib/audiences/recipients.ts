import "server-only";
import type { AudienceSource, AudienceSpec } from "@/lib/campaigns/schema";
import { AppError } from "@/lib/errors";
import { readWholeList } from "@/lib/lists/whole-list";
import { standingOf } from "@/lib/opt-outs/ledger";
import { eachPhone } from "./phone-lines";
import { PhoneSet } from "./phone-set";
import { readOrRefuse } from "./read-or-refuse";
import type { AudienceCount, SourceFigures } from "./schema";
import { readAudience, readAudiencePhones } from "./store";

/** Who will be called: what a launch sends and a dry run counts. */
export interface Recipients {
  /** In the form that IP-Sales accepts, each once, in the order of the sources; with those who must not be called. */
  phones: string[];
  /** Of `phones`, those whom the ledger of numbers that must not be called holds: they are left out of whatever is sent. */
  optedOut: ReadonlySet<string>;
  /** Numbers of contacts that are blocked now, none of them in `phones`: meant, but not called. */
  barred: ReadonlySet<string>;
  /** Texts that are no number by the reference's patterns. */
  rejected: number;
  /** Numbers that came more than once, within a source or from several. */
  duplicates: number;
  /** Contacts of mailing lists that are left out because they are blocked, or because IP-Sales didn't say that they aren't. */
  blockedContacts: number;
}

interface LoadedSource {
  /** One a line. */
  phones: string;
  /** Numbers of blocked contacts, one a line: not called from any other source or contact either. */
  barred: string;
  figures: SourceFigures;
}

/** As many are loaded side by side; the others wait, so that one request doesn't take all of IP-Sales' and the database's lines. */
const LOADED_AT_ONCE = 4;

/**
 * The recipients of a campaign's specification; several sources are added up.
 * @throws AppError `not-found` for an unknown audience, `unreadable-file`, `conflict` for a list that is known in part only; what
 * reading a list throws
 */
export async function loadRecipients(spec: AudienceSpec): Promise<Recipients> {
  const results = await loadAll("sources" in spec ? spec.sources : [spec]);
  const loaded = results.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
  const { phones, optedOut, barred, figures } = await addUp(loaded);
  return { phones, optedOut, barred, rejected: figures.rejected, duplicates: figures.duplicates, blockedContacts: figures.blocked };
}

/**
 * How many recipients sources have together, and each by itself.
 * @throws the first failing source's error, with every failing one named in its fields as `sources.N`
 */
export async function countRecipients(sources: readonly AudienceSource[]): Promise<AudienceCount> {
  const results = await loadAll(sources);
  const failures = results.flatMap((result, index) => (result.status === "rejected" ? [{ index, reason: result.reason }] : []));
  if (failures.length > 0) throw sourcesProblem(failures);
  const loaded = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const { figures, optedOut } = await addUp(loaded);
  return {
    ...figures,
    accepted: figures.accepted - optedOut.size,
    optedOut: optedOut.size,
    sources: loaded.map((source) => source.figures),
  };
}

function sourcesProblem(failures: { index: number; reason: unknown }[]): unknown {
  const unforeseen = failures.find(({ reason }) => !(reason instanceof AppError));
  if (unforeseen) return unforeseen.reason;
  const errors = failures.flatMap(({ index, reason }) => (reason instanceof AppError ? [{ index, error: reason }] : []));
  const fields = errors.map(({ index, error: { code, options } }) => ({
    field: `sources.${index}`,
    problem: options.message ?? `errors.${code}`,
    ...(options.values && { values: options.values }),
  }));
  const first = errors[0]?.error;
  return first && new AppError(first.code, { ...first.options, fields, cause: first });
}

/** Each number counts once, for the source that has it first. `figures` count also whoever is in the ledger. */
async function addUp(loaded: readonly LoadedSource[]) {
  const taken: string[] = [];
  const seen = new PhoneSet();
  const barred = new Set(loaded.flatMap((source) => (source.barred === "" ? [] : source.barred.split("\n"))));
  const total = { accepted: 0, rejected: 0, duplicates: 0, blocked: 0 };
  for (const { phones, figures } of loaded) {
    await eachPhone(phones, (phone) => {
      if (barred.has(phone)) {
        total.blocked++;
        return;
      }
      if (!seen.add(phone)) {
        total.duplicates++;
        return;
      }
      total.accepted++;
      taken.push(phone);
    });
    total.rejected += figures.rejected;
    total.duplicates += figures.duplicates;
    total.blocked += figures.blocked;
  }
  return { phones: taken, optedOut: (await standingOf(taken)).optedOut, barred, figures: total };
}

async function loadAll(sources: readonly AudienceSource[]): Promise<PromiseSettledResult<LoadedSource>[]> {
  const results: PromiseSettledResult<LoadedSource>[] = [];
  const waiting = sources.entries();
  const loadNext = async () => {
    for (const [index, source] of waiting) {
      const [result] = await Promise.allSettled([loadSource(source)]);
      results[index] = result;
    }
  };
  await Promise.all(Array.from({ length: LOADED_AT_ONCE }, loadNext));
  return results;
}

async function loadSource(source: AudienceSource): Promise<LoadedSource> {
  if ("phones" in source) return readRaws(source.phones);
  if ("listId" in source) return loadList(source.listId);
  const { accepted, rejected, duplicates } = await readAudience(source.audienceId);
  return { phones: await readAudiencePhones(source.audienceId), barred: "", figures: { accepted, rejected, duplicates, blocked: 0 } };
}

/**
 * Every number of every contact that is known not to be blocked; a contact without a number is nobody to call.
 * @throws AppError `conflict` where the list was read in part only: somebody who is blocked may be missing
 */
async function loadList(listId: number): Promise<LoadedSource> {
  const { contacts, isPartial } = await readWholeList(listId);
  if (isPartial) throw new AppError("conflict", { message: "audiences.problems.partialList", values: { id: String(listId) } });
  const open = contacts.filter((contact) => contact.blocked === false);
  const blocked = contacts.filter((contact) => contact.blocked !== false);
  const numbers = (some: typeof contacts) => readRaws(some.flatMap((contact) => contact.phones));
  const [called, barred] = await Promise.all([numbers(open), numbers(blocked)]);
  return { ...called, barred: barred.phones, figures: { ...called.figures, blocked: blocked.length } };
}

async function readRaws(raws: readonly string[]): Promise<LoadedSource> {
  const { phones, summary } = await readOrRefuse({ kind: "raws", raws });
  const { accepted, rejected, duplicates } = summary;
  return { phones, barred: "", figures: { accepted, rejected, duplicates, blocked: 0 } };
}
