import "server-only";
import { eq, type SQL } from "drizzle-orm";
import { keepCampaignAudience } from "@/lib/audiences/from-campaign";
import { keepRaws } from "@/lib/audiences/keep-reading";
import type { Actor } from "@/lib/auth/actor";
import type { CampaignId } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { launches, recordings } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { readRow } from "@/lib/launches/rows";
import { openReport } from "@/lib/reports/open-report";
import type { DraftForm, FormRecording } from "./form";
import type { CopyOf } from "./schema";
import { formOf } from "./spec";
import { readDraft } from "./store";

/**
 * The form of a new draft with what another held, or what was launched before: to the same people, at a time that is to be chosen
 * anew. A campaign may be copied to another audience, and one that wasn't launched from here is known by its report alone: its recipients, its recording, its pace.
 * @throws AppError `not-found`; what the report throws
 */
export async function copiedForm(copyOf: CopyOf, actor: Actor): Promise<DraftForm> {
  const form = await formToCopy(copyOf, actor);
  return { ...form, title: nextTitle(form.title), schedule: { ...form.schedule, start: "now", startAt: null, hour: null } };
}

/** "Winter", "Winter (2)", "Winter (3)": the same campaign, once more. */
export function nextTitle(title: string): string {
  if (title.trim() === "") return title;
  const numbered = /^(.*) \((\d{1,4})\)$/s.exec(title);
  return numbered ? `${numbered[1]} (${Number(numbered[2]) + 1})` : `${title} (2)`;
}

async function formToCopy(copyOf: CopyOf, actor: Actor): Promise<DraftForm> {
  if ("draftId" in copyOf) {
    const { form, launchId } = await readDraft(copyOf.draftId);
    return launchId === null ? form : formOfLaunch(await launchRow(eq(launches.id, launchId)), actor);
  }
  if ("launchId" in copyOf) return formOfLaunch(await launchRow(eq(launches.id, copyOf.launchId)), actor);
  const { campaignId, audienceId } = copyOf;
  const known = await launchRow(eq(launches.campaignId, campaignId));
  return known ? formOfLaunch(known, actor, audienceId) : formOfReport(campaignId, actor, audienceId);
}

type LaunchRow = typeof launches.$inferSelect;

async function launchRow(which: SQL): Promise<LaunchRow | undefined> {
  const [row] = await db().select().from(launches).where(which);
  return row;
}

/** What was launched, by the launch's own row: its draft may hold something else. */
async function formOfLaunch(row: LaunchRow | undefined, actor: Actor, chosen?: string): Promise<DraftForm> {
  if (!row) throw new AppError("not-found", { message: "launches.problems.id" });
  const { campaignId, recordingSha256, spec } = readRow(row);
  const { undoSeconds: _, repeatOf: __, ...parts } = spec;
  // Of a campaign that was, its report knows who asked not to be called again.
  const sameAgain = () => (campaignId === null ? keepRaws(actor.id, row.phones.split("\n")) : recipientsOf(campaignId, actor));
  const audienceId = chosen ?? (await sameAgain());
  return formOf(parts, [{ audienceId }], await recordingOf(recordingSha256));
}

async function recordingOf(sha256: string | null): Promise<FormRecording | null> {
  const columns = { id: recordings.sha256, fileName: recordings.fileName, seconds: recordings.seconds };
  const [kept] = sha256 === null ? [] : await db().select(columns).from(recordings).where(eq(recordings.sha256, sha256));
  return kept ?? null;
}

const recipientsOf = async (campaignId: CampaignId, actor: Actor) => (await keepCampaignAudience(actor, campaignId)).id;

async function formOfReport(campaignId: CampaignId, actor: Actor, chosen?: string): Promise<DraftForm> {
  const { campaign, head } = await openReport(campaignId);
  const audienceId = chosen ?? (await recipientsOf(campaignId, actor));
  const form = formOf({ title: campaign.title }, [{ audienceId }]);
  const { recordingName } = campaign;
  return {
    ...form,
    message: recordingName === null ? form.message : { ...form.message, kind: "recording", name: recordingName },
    callLength: head.callLength ?? form.callLength,
    retries: {
      count: head.retries ?? form.retries.count,
      minutesBetween: head.minutesBetweenRetries ?? form.retries.minutesBetween,
    },
    ringCap: campaign.maxRing === null ? "none" : "limited",
    maxRing: campaign.maxRing,
  };
}
