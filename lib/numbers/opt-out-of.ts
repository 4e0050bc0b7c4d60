import "server-only";
import { desc, eq } from "drizzle-orm";
import * as z from "zod/mini";
import { db } from "@/lib/db/client";
import { mailingLists, optOutEntries, optOuts, reports, users } from "@/lib/db/schema";
import { ENTRY_KINDS } from "@/lib/opt-outs/schema";
import { ReportHeader } from "@/lib/reports/kept-reports";
import { toIsraelIso } from "@/lib/time";
import type { NumberAnswer, OptOutEntry } from "./schema";

const Kind = z.enum(ENTRY_KINDS);

/** What the ledger of people who must not be called says of a number: how it came in, and how it left. */
export async function optOutOf(phone: string): Promise<NumberAnswer["optOut"]> {
  const [standing, entries] = await Promise.all([
    db().select({ since: optOuts.since }).from(optOuts).where(eq(optOuts.phone, phone)),
    entriesOf(phone),
  ]);
  const since = standing[0]?.since;
  if (!since && entries.length === 0) return null;
  return { since: since ? toIsraelIso(since.getTime()) : null, entries };
}

async function entriesOf(phone: string): Promise<OptOutEntry[]> {
  const rows = await db()
    .select({ entry: optOutEntries, by: users.name, list: mailingLists.name, header: reports.header })
    .from(optOutEntries)
    .leftJoin(users, eq(users.id, optOutEntries.by))
    .leftJoin(mailingLists, eq(mailingLists.id, optOutEntries.listId))
    .leftJoin(reports, eq(reports.campaignId, optOutEntries.campaignId))
    .where(eq(optOutEntries.phone, phone))
    .orderBy(desc(optOutEntries.id));
  return rows.map(({ entry: { id, at, kind, campaignId, listId, reason, by: byId }, by, list, header }) => ({
    id,
    at: toIsraelIso(at.getTime()),
    kind: Kind.parse(kind),
    campaign: campaignId === null ? null : { id: campaignId, title: header === null ? null : ReportHeader.parse(header).campaign.title },
    list: listId === null ? null : { id: listId, name: list },
    reason,
    by: byId === null || by === null ? null : { id: byId, name: by },
  }));
}
