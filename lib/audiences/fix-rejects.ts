import { AppError } from "@/lib/errors";
import { readCell } from "../phones/cell";
import { REJECT_REASONS, REPAIR_KINDS, type RepairKind } from "../phones/number";
import { MAX_NAMES, MAX_RAW_CHARS, MAX_SAMPLES } from "./ledger";
import { eachPhone } from "./phone-lines";
import type { AudienceSummary, Fix, KeptReject } from "./schema";
import type { KeptAudience } from "./store";

type Repair = { kind: RepairKind; row: number; from: string; to: string };
/** A corrected number and how many of the old numbers stand before it. */
type Insertion = { before: number; phone: string; name: string | undefined };

const LINES_A_PAGE = 10_000;

interface Outcome {
  rejects: KeptReject[];
  insertions: Insertion[];
  repairs: Repair[];
  duplicates: number;
}

/**
 * The audience with texts in place of some of its rejects, each judged by the importer's own rules for a cell. What becomes a number
 * stands where the file had it; one that the audience has already is a duplicate, and the one it has stays where it is. What is still
 * no number stays rejected with its new text and reason. A blank text leaves the reject out: it is no number found any more, so that
 * accepted + duplicates + rejected is still the numbers found. The rows stay the file's.
 * @throws AppError `invalid` naming the fix whose reject isn't there, or comes twice
 */
export async function fixRejects({ summary, phones, rejects }: KeptAudience, fixes: readonly Fix[]): Promise<KeptAudience> {
  const texts = textsByIndex(fixes, rejects.length);
  const outcome = judge({ rejects, texts, present: await presentAmong(phones, fixes), accepted: summary.accepted });
  const merged = await insert(phones, outcome.insertions, summary.names);
  const repairs = withRepairs(summary.repairs, outcome.repairs);
  return {
    phones: merged.phones,
    rejects: outcome.rejects,
    summary: {
      ...summary,
      accepted: merged.accepted,
      repaired: repairs.reduce((sum, { count }) => sum + count, 0),
      duplicates: summary.duplicates + outcome.duplicates,
      rejected: outcome.rejects.length,
      reasons: reasonsOf(outcome.rejects, summary.reasons),
      repairs,
      names: merged.names,
    },
  };
}

function textsByIndex(fixes: readonly Fix[], rejects: number): Map<number, string> {
  const texts = new Map<number, string>();
  const fields = fixes.flatMap(({ index, text }, place) => {
    const problem = index >= rejects ? "unknownIndex" : texts.has(index) ? "indexTwice" : null;
    texts.set(index, text);
    return problem ? [{ field: `fixes.${place}.index`, problem: `audiences.problems.${problem}`, values: { index } }] : [];
  });
  if (fields.length > 0) throw new AppError("invalid", { fields });
  return texts;
}

/** The numbers that the texts hold and the audience has already. */
async function presentAmong(phones: string, fixes: readonly Fix[]): Promise<Set<string>> {
  const readings = fixes.flatMap(({ text }) => readCell(text));
  const candidates = new Set(readings.flatMap((reading) => (reading.kind === "phone" ? [reading.phone] : [])));
  const present = new Set<string>();
  if (candidates.size === 0) return present;
  await eachPhone(phones, (phone) => {
    if (candidates.has(phone)) present.add(phone);
  });
  return present;
}

interface Judged {
  rejects: readonly KeptReject[];
  texts: ReadonlyMap<number, string>;
  /** Grows by what is inserted. */
  present: Set<string>;
  accepted: number;
}

function judge({ rejects, texts, present, accepted }: Judged): Outcome {
  const outcome: Outcome = { rejects: [], insertions: [], repairs: [], duplicates: 0 };
  const keep = (reject: KeptReject) =>
    outcome.rejects.push(reject.before === undefined ? reject : { ...reject, before: reject.before + outcome.insertions.length });
  for (const [index, reject] of rejects.entries()) {
    const text = texts.get(index);
    if (text === undefined) {
      keep(reject);
      continue;
    }
    const from = text.slice(0, MAX_RAW_CHARS);
    for (const reading of readCell(text)) {
      if (reading.kind === "rejected") {
        if (reading.reason !== "empty") keep({ ...reject, raw: from, reason: reading.reason });
      } else if (present.has(reading.phone)) {
        outcome.duplicates++;
      } else {
        present.add(reading.phone);
        // Audiences of earlier versions don't know the place: at the end.
        outcome.insertions.push({ before: reject.before ?? accepted, phone: reading.phone, name: reject.name });
        if (reading.repair) outcome.repairs.push({ kind: reading.repair, row: reject.row, from, to: reading.phone });
      }
    }
  }
  return outcome;
}

/** Insertions come in the order of the file, as rejects do. */
async function insert(lines: string, insertions: readonly Insertion[], oldNames: AudienceSummary["names"]) {
  const known = new Map(Object.entries(oldNames));
  for (const { phone, name } of insertions) if (name !== undefined) known.set(phone, name);
  const names = new Map<string, string>();
  const pages: string[] = [];
  let page: string[] = [];
  const take = (phone: string) => {
    // A million lines joined at once would stop everybody else.
    if (page.push(phone) === LINES_A_PAGE) {
      pages.push(page.join("\n"));
      page = [];
    }
    const name = names.size < MAX_NAMES ? known.get(phone) : undefined;
    if (name !== undefined) names.set(phone, name);
  };
  let old = 0;
  let next = 0;
  const takeInsertions = (until: number) => {
    for (; next < insertions.length && (insertions[next]?.before ?? 0) <= until; next++) take(insertions[next]?.phone ?? "");
  };
  await eachPhone(lines, (phone) => {
    takeInsertions(old++);
    take(phone);
  });
  takeInsertions(Number.POSITIVE_INFINITY);
  if (page.length > 0) pages.push(page.join("\n"));
  return { phones: pages.join("\n"), accepted: old + insertions.length, names: Object.fromEntries(names) };
}

/** Empty rows are no rejects, so they stay as they were. */
function reasonsOf(rejects: readonly KeptReject[], old: AudienceSummary["reasons"]): AudienceSummary["reasons"] {
  return REJECT_REASONS.flatMap((reason) => {
    if (reason === "empty") return old.filter((entry) => entry.reason === reason);
    const found = rejects.filter((reject) => reject.reason === reason);
    if (found.length === 0) return [];
    return [{ reason, count: found.length, sample: found.slice(0, MAX_SAMPLES).map(({ row, raw }) => ({ row, text: raw })) }];
  });
}

function withRepairs(old: AudienceSummary["repairs"], added: readonly Repair[]): AudienceSummary["repairs"] {
  return REPAIR_KINDS.flatMap((kind) => {
    const before = old.find((entry) => entry.kind === kind);
    const more = added.filter((repair) => repair.kind === kind).map(({ row, from, to }) => ({ row, from, to }));
    const count = (before?.count ?? 0) + more.length;
    if (count === 0) return [];
    const sample = [...(before?.sample ?? []), ...more].sort((a, b) => a.row - b.row).slice(0, MAX_SAMPLES);
    return [{ kind, count, sample }];
  });
}
