import "server-only";
import type { Locale } from "@/lib/i18n/config";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import { phoneKey } from "@/lib/lists/book";
import { NO_FILTER } from "@/lib/reports/filter";
import { openReport } from "@/lib/reports/open-report";
import { toIsraelIso } from "@/lib/time";
import { readVerdictRules } from "@/lib/verdict-rules/store";
import { attemptsOf, calledAt } from "./attempts-of";
import { nextCandidates } from "./candidates";
import type { NumberCall, NumberCallsAnswer, SearchPlace } from "./schema";
import { someAtOnce } from "./some-at-once";
import { unread } from "./unread";

const LIMITS = { opened: 20, searched: 200 };

/** The calls to a number in the next campaigns from a place back, newest first, and which of those could not be looked into. */
export async function callsOf(phone: string, before: SearchPlace | undefined, locale: Locale): Promise<NumberCallsAnswer> {
  const { campaigns, ...search } = await nextCandidates(phone, before, LIMITS);
  const outcomes = await someAtOnce(campaigns, (campaign) => callsIn(campaign, phone));
  return {
    phone,
    ...search,
    calls: outcomes.flatMap((outcome) => ("value" in outcome ? outcome.value : [])),
    unread: campaigns.flatMap((campaign, index) => {
      const outcome = outcomes[index];
      return outcome && "error" in outcome ? [{ campaign: factsOf(campaign), problem: unread(outcome.error, locale) }] : [];
    }),
  };
}

const factsOf = ({ id, title, insertedAt, startedAt }: HistoryEntry): NumberCall["campaign"] => ({ id, title, insertedAt, startedAt });

/** The report's search finds parts of numbers and names, too. */
async function callsIn(entry: HistoryEntry, phone: string): Promise<NumberCall[]> {
  const { campaign, asOf, final, batches } = await openReport(entry.id);
  const found: NumberCall[] = [];
  for await (const calls of batches({ ...NO_FILTER, search: phone })) {
    for (const call of calls) {
      if (phoneKey(call.phone) !== phone) continue;
      const attempts = await attemptsOf(campaign, call.phone, await readVerdictRules());
      const { startedAt } = campaign;
      const until = final ? campaign.endedAt : asOf;
      found.push({
        campaign: factsOf(entry),
        asOf: toIsraelIso(asOf),
        final,
        call,
        calledAt: calledAt(call, attempts, { startedAt, until }),
        attempts,
      });
    }
  }
  return found;
}
