import type { Ledger } from "./ledger";
import type { AudienceSummary, Reject } from "./schema";

/** What the importer makes of a file or of raw texts: the summary that is shown, the numbers in order, and the refused. */
export interface AudienceReading {
  summary: AudienceSummary;
  phones: string[];
  rejects: Reject[];
}

/** Called now and then while a file is read, with the rows read so far. */
export type OnProgress = (rows: number) => void;

/** Puts the ledger's counts and what is known of the source together. */
export function readingOf(ledger: Ledger, about: Pick<AudienceSummary, "fileName" | "encoding" | "warnings" | "columns">): AudienceReading {
  return { summary: { ...ledger.counts(), ...about }, phones: ledger.phones, rejects: ledger.rejects };
}
