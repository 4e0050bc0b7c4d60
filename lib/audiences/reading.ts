import type { Ledger } from "./ledger";
import type { RowFollower } from "./row-follower";
import type { AudienceSummary, KeptReject } from "./schema";

/** What the importer makes of a file or of raw texts: the summary that is shown, the numbers in order, and the refused. */
export interface AudienceReading {
  summary: AudienceSummary;
  /** Made when it is asked for; `lines` costs a quarter. */
  readonly phones: string[];
  /** The same numbers as one text, one a line, as they are kept. */
  readonly lines: string;
  rejects: KeptReject[];
}

/** Who looks on while a file is read: `onProgress` is called now and then, with the rows read so far. */
export interface Watch {
  onProgress?: (rows: number) => void;
  follower?: RowFollower;
}

type About = Pick<AudienceSummary, "fileName" | "encoding" | "warnings" | "columns" | "sheets" | "choices">;

/** Puts the ledger's counts and what is known of the source together. */
export function readingOf(ledger: Ledger, about: About): AudienceReading {
  return {
    summary: { ...ledger.counts(), ...about },
    get phones() {
      return ledger.accepted.toArray();
    },
    get lines() {
      return ledger.accepted.toText();
    },
    rejects: ledger.rejects,
  };
}
