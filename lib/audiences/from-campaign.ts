import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Actor } from "@/lib/auth/actor";
import type { CampaignId } from "@/lib/campaigns/schema";
import { AppError } from "@/lib/errors";
import type { CallColumns } from "@/lib/reports/columns";
import { type CallFilter, NO_FILTER, wordsOf } from "@/lib/reports/filter";
import { storedReport } from "@/lib/reports/read-report";
import { Ledger } from "./ledger";
import { type AudienceReading, readingOf } from "./reading";
import type { Audience } from "./schema";
import { saveAudience } from "./store";

const ROWS_A_TURN = 4_096;

/**
 * Keeps the recipients of a past campaign that pass the filter, all of them without one, with the names that the report has. Whoever
 * pressed 9 in that campaign asked not to be called again and is left out, which a warning of the audience tells.
 * @throws AppError `invalid` when nobody is left, `not-found` for a campaign without a report; what IP-Sales refuses
 */
export async function keepCampaignAudience(
  actor: Pick<Actor, "id">,
  campaignId: CampaignId,
  calls: Partial<CallFilter> = {},
): Promise<Audience> {
  const filter = { ...NO_FILTER, ...calls };
  const { header, columns } = await storedReport(campaignId);
  const { summary, lines, rejects } = await readSlice(columns, filter);
  if (summary.rows === 0) {
    const message = summary.warnings.length > 0 ? "audiences.problems.allOptedOut" : "audiences.problems.emptySlice";
    throw new AppError("invalid", { message });
  }
  const source = { kind: "campaign", campaignId, title: header.campaign.title, filters: wordsOf(filter) } as const;
  return saveAudience(actor.id, { summary, phones: lines, rejects }, source);
}

/** The calls that pass the filter as an audience, in the report's order; a row is a call's place among them, from 1. */
export async function readSlice(calls: CallColumns, filter: CallFilter): Promise<AudienceReading> {
  const { phone, name } = calls.columns;
  const isOptedOut = optOutsOf(calls);
  const optedOut = new Set<number>();
  const ledger = new Ledger();
  for (const [index, row] of calls.select(filter).entries()) {
    const code = phone.codes[row] ?? 0;
    if (isOptedOut[code] === 1) optedOut.add(code);
    else ledger.addRow(index + 1, [phone.at(row)], () => name.at(row).trim());
    if ((index + 1) % ROWS_A_TURN === 0) await setImmediate();
  }
  const warnings = optedOut.size === 0 ? [] : [{ kind: "opted-out" as const, count: optedOut.size }];
  return readingOf(ledger, { fileName: null, encoding: null, warnings, columns: { phones: ["A"], letters: ["A"] } });
}

/** 1 for each phone's code that has a 9 among the keys of any of its calls, whether or not that call passes a filter. */
function optOutsOf(calls: CallColumns): Uint8Array {
  const { phone, digits } = calls.columns;
  const pressed = digits.mask((keys) => keys.includes("9"));
  const optOuts = new Uint8Array(phone.values.length);
  for (let row = 0; row < calls.length; row++) {
    if (pressed[digits.codes[row] ?? 0] === 1) optOuts[phone.codes[row] ?? 0] = 1;
  }
  return optOuts;
}
