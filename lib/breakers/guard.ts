import "server-only";
import { and, desc, eq, gt, gte } from "drizzle-orm";
import * as controls from "@/lib/campaigns/controls";
import { beginMachineOrder, carryOut } from "@/lib/campaigns/machine-orders";
import { inTurn } from "@/lib/campaigns/orders";
import { isResumedByPerson, resumedByPersonAt } from "@/lib/campaigns/person-orders";
import { db, type Queryable } from "@/lib/db/client";
import { NOW, readClock } from "@/lib/db/clock";
import { auditEntries, breakers, reportSamples } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { tell } from "@/lib/live/board";
import type { GoodLook } from "@/lib/live/good-look";
import { Breaker, type LiveCampaign } from "@/lib/live/schema";
import { log } from "@/lib/log";
import { callsSince, tripOf, watched } from "./rule";

/** An order that failed, or that nobody knows of, is repeated after this time while the campaign still calls. */
const AGAIN_MS = 10_000;
/** What a look shows may be as old as this. */
const LOOK_MS = 60_000;
const HELD = "campaign.breaker-hold";

/**
 * Holds campaigns whose breaker trips, and never lets one go on by itself. A person who resumes it decided knowingly: from then on its
 * breaker counts anew. Neither looks nor other campaigns wait for an order.
 */
export class BreakerGuard {
  readonly #againMs: number;
  readonly #orderedMs = new Map<number, number>();
  readonly #orders = new Map<number, Promise<void>>();
  #deciding: Promise<void> | null = null;

  constructor(againMs = AGAIN_MS) {
    this.#againMs = againMs;
  }

  follow({ live, nowMs }: Pick<GoodLook, "live" | "nowMs">): void {
    const armed = [...live.values()].filter(({ status, breaker }) => status === "active" && breaker !== null);
    for (const id of this.#orderedMs.keys()) if (!live.has(id)) this.#orderedMs.delete(id);
    this.#deciding ??= this.#decideAll(armed, nowMs).finally(() => {
      this.#deciding = null;
    });
  }

  /** When what the looks so far gave reason for is done. */
  async idle(): Promise<void> {
    await this.#deciding;
    await Promise.all(this.#orders.values());
  }

  async #decideAll(armed: readonly LiveCampaign[], lookedMs: number): Promise<void> {
    for (const campaign of armed) {
      const { id } = campaign;
      if (this.#orders.has(id) || Date.now() - (this.#orderedMs.get(id) ?? 0) < this.#againMs) continue;
      const hold = await db()
        .transaction((tx) => decide(campaign, lookedMs, tx))
        .catch((error: unknown) => {
          log.error({ err: error, campaign: id }, "a breaker could not be looked after; the next look tries again");
          return null;
        });
      if (!hold) continue;
      const ordered = giveOrder(id, hold).finally(() => {
        this.#orders.delete(id);
        this.#orderedMs.set(id, Date.now());
      });
      this.#orders.set(id, ordered);
    }
  }
}

interface Hold {
  seen: NonNullable<Breaker["seen"]>;
  trippedAt: Date;
  audit: number;
}

/** What fails, or stays unknown, is decided anew by a later look. */
async function giveOrder(campaignId: number, { seen, trippedAt, audit }: Hold): Promise<void> {
  await carryOut(order(campaignId, seen), audit, () =>
    inTurn(campaignId, async () => {
      if (await isResumedByPerson(campaignId, trippedAt)) throw new AppError("conflict");
      const { status } = await controls.hold(campaignId, await readClock());
      // IP-Sales accepted, and it isn't seen to be so: nobody knows, and as long as it calls it is ordered again.
      if (status !== "hold") throw new AppError("upstream-unknown", { message: "campaigns.problems.notApplied" });
    }),
  );
  await tell("look").catch((error: unknown) => log.warn({ err: error, campaign: campaignId }, "the poller could not be asked"));
}

const order = (campaignId: number, reason: Hold["seen"]) => ({ action: "campaign.breaker-hold", campaignId, reason }) as const;

/** Trips, orders again what was not done, or counts anew: written before the effect, in one transaction with the order's entry. */
async function decide(campaign: LiveCampaign, lookedMs: number, tx: Queryable): Promise<Hold | null> {
  const { id } = campaign;
  const [row] = await tx.select().from(breakers).where(eq(breakers.campaignId, id)).for("update");
  if (!row) return null;
  const known = Breaker.shape.seen.safeParse(row.seen).data;
  if (row.trippedAt && known) {
    const goneOn = await letGoOn(id, row.trippedAt, lookedMs);
    if (goneOn === "no") return { seen: known, trippedAt: row.trippedAt, audit: await beginMachineOrder(order(id, known), tx) };
    if (goneOn === "unclear") return null;
    await tx.update(breakers).set({ trippedAt: null, seen: null, countsFrom: goneOn }).where(eq(breakers.campaignId, id));
    return null;
  }
  const nowMs = await readClock(tx);
  const calls = watched(row, row.countsFrom?.getTime() ?? null, nowMs);
  const seen = tripOf(row, callsSince(await samplesSince(campaign, calls.fromMs, tx), calls));
  if (!seen) return null;
  // The same moment as that of the order's entry.
  const tripped = await tx.update(breakers).set({ trippedAt: NOW, seen }).where(eq(breakers.campaignId, id)).returning();
  const trippedAt = tripped[0]?.trippedAt;
  if (!trippedAt) throw new Error("the breaker did not trip");
  return { seen, trippedAt, audit: await beginMachineOrder(order(id, seen), tx) };
}

/**
 * Since when a campaign that calls although its breaker tripped is meant to: a person resumed it here; or it was surely held, and who let
 * it go on in IP-Sales' own site after that means it too. `unclear` while an order is under way, or the look may be older than the hold.
 */
async function letGoOn(campaignId: number, trippedAt: Date, lookedMs: number): Promise<Date | "no" | "unclear"> {
  const resumedAt = await resumedByPersonAt(campaignId, trippedAt);
  if (resumedAt) return resumedAt;
  const orders = and(eq(auditEntries.action, HELD), eq(auditEntries.target, String(campaignId)), gte(auditEntries.at, trippedAt));
  const latest = await db().select().from(auditEntries).where(orders).orderBy(desc(auditEntries.id)).limit(1);
  const [{ outcome, at } = { outcome: null, at: trippedAt }] = latest;
  const isYoung = lookedMs - at.getTime() <= LOOK_MS;
  if (outcome === "done") return isYoung ? "unclear" : new Date(Math.floor(lookedMs));
  return outcome === "started" && isYoung ? "unclear" : "no";
}

async function samplesSince({ id, startedAt }: LiveCampaign, fromMs: number, on: Queryable) {
  const rows = await on
    .select()
    .from(reportSamples)
    .where(and(eq(reportSamples.campaignId, id), gt(reportSamples.at, new Date(fromMs))));
  const beganMs = startedAt === null ? null : Date.parse(startedAt);
  return rows.map(({ at, since, attempts, network }) => ({
    calls: attempts,
    network,
    atMs: at.getTime(),
    sinceMs: since?.getTime() ?? beganMs,
  }));
}
