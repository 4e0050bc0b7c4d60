import { z } from "zod";
import type { Person } from "../faults/people";

/**
 * What the checker judges by: IP-Sales' ledger and our audit, and what was asked of us. The moments of both are comparable: the audit goes
 * by the clock that rules depend on, which is moved together with IP-Sales' (world.ts, `moveClocks`).
 */
export interface Evidence {
  campaigns: LedgerCampaign[];
  dispatches: Dispatch[];
  /** In the order of writing. */
  audit: AuditEntry[];
  asked: Asked[];
  /** Titles, as they were sent, of campaigns that something on the way ordered a second time. */
  doubled: string[];
}

/** One content that people asked to be sent, however often and under however many keys. */
export interface Asked {
  /** Stands in the ledger as `externalID`. */
  order: string;
  title: string;
  keys: AskedKey[];
}

export interface AskedKey {
  key: string;
  /** It was said that the same content is meant again (`repeatOf`). */
  repeat: boolean;
  /** The launches that answers to it named, each once. */
  launches: string[];
}

const LedgerCampaign = z.object({
  id: z.number(),
  title: z.string(),
  externalID: z.string(),
  /** The start that was asked for, if one was. */
  sendTime: z.nullable(z.string()),
  active: z.string(),
});
export type LedgerCampaign = z.output<typeof LedgerCampaign>;

const Dispatch = z.object({ campaignId: z.number(), title: z.string(), phones: z.array(z.string()), at: z.string() });
export type Dispatch = z.output<typeof Dispatch>;

const Ledger = z.object({ campaigns: z.array(LedgerCampaign), dispatches: z.array(Dispatch) });

const AuditEntry = z.object({
  id: z.number(),
  at: z.string(),
  action: z.string(),
  target: z.nullable(z.string()),
  outcome: z.string(),
  details: z.looseObject({ launch: z.optional(z.string()), digest: z.optional(z.string()) }),
});
export type AuditEntry = z.output<typeof AuditEntry>;

/** The ledger as it is now. */
export async function readLedger(sandboxUrl: string): Promise<z.output<typeof Ledger>> {
  return Ledger.parse(await (await fetch(`${sandboxUrl}/__sandbox/state`)).json());
}

const PAGE = 200;

/** The whole audit, oldest first, as an admin reads it. */
export async function readAudit(url: string, admin: Person): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let page = 1; ; page++) {
    const { status, body } = await admin.ask(url, "GET", `/api/audit?page=${page}&pageSize=${PAGE}`);
    if (status !== 200) throw new Error(`the audit can't be read: ${status} ${JSON.stringify(body)}`);
    const read = z.object({ entries: z.array(AuditEntry) }).parse(body).entries;
    entries.push(...read);
    if (read.length < PAGE) break;
  }
  // An entry written while pages were read shifts the others.
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()].sort((a, b) => a.id - b.id);
}
