import "server-only";
import { loadRecipients } from "@/lib/audiences/recipients";
import type { CampaignSpec } from "@/lib/campaigns/schema";
import { readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { findRecording, type Recording, readRecording } from "@/lib/recordings/store";
import { type LaunchContent, launchDigest, peopleDigest } from "./digest";
import { scheduleProblem } from "./schema";

/** A specification with everything it speaks of at hand: who is called, and what is played. */
export interface LaunchOrder {
  spec: CampaignSpec;
  content: LaunchContent;
  /** Normalised, each once, in order; also of those who must not be called, who are left out of what is sent. */
  phones: string[];
  /** Of `phones`, those whom the ledger of numbers that must not be called holds now. */
  optedOut: ReadonlySet<string>;
  /** Texts that are no number. */
  rejected: number;
  /** Contacts of mailing lists that are blocked, and left out. */
  blocked: number;
  recording: Recording | null;
  /** {@link launchDigest} of everybody who was meant: who is blocked in a list meanwhile makes it no other launch. */
  digest: string;
  /** {@link peopleDigest}, of the same people. */
  peopleDigest: string;
}

const refuse = (field: string, problem: string) => new AppError("invalid", { fields: [{ field, problem }] });

/**
 * Reads what a launch or a dry run needs, before anything is written or sent; {@link judgeOrder} judges what time changes of it.
 * @throws AppError `invalid` naming the field; what loading the recipients throws
 */
export async function readOrder(spec: CampaignSpec, audio: File | undefined): Promise<LaunchOrder> {
  const recording = await readUpload(spec, audio);
  const { phones, optedOut, barred, rejected, blockedContacts } = await loadRecipients(spec.audience);
  const meant = [...phones, ...barred];
  if (meant.length === 0) throw refuse("audience", "launches.problems.nobody");
  const content = contentOf(spec);
  const sha256 = recording?.sha256 ?? null;
  const digests = { digest: launchDigest(content, meant, sha256), peopleDigest: peopleDigest(content, meant, sha256) };
  return { spec, content, phones, optedOut, rejected, blocked: blockedContacts, recording, ...digests };
}

/** An uploaded recording is what it is by its content, however it came here. */
function contentOf(spec: CampaignSpec): LaunchContent {
  const { audience: _, undoSeconds: __, repeatOf: ___, draftId: ____, draftVersion: _____, answers: ______, ...content } = spec;
  return content.message.kind === "upload" ? { ...content, message: { kind: "upload" } } : content;
}

/** Whether anybody may still be called, and its start still be asked for; a launch that exists is not asked again. @throws AppError `invalid` */
export async function judgeOrder({ spec, phones, optedOut }: LaunchOrder): Promise<void> {
  if (phones.length === 0) throw refuse("audience", "launches.problems.nobody");
  if (optedOut.size === phones.length) throw refuse("audience", "launches.problems.everybodyOptedOut");
  const problem = scheduleProblem(spec.schedule, await readClock());
  if (problem) throw refuse("schedule.startAt", problem);
}

async function readUpload({ message }: CampaignSpec, audio: File | undefined): Promise<Recording | null> {
  if (message.kind !== "upload") {
    if (audio) throw refuse("audio", "launches.problems.audioUnasked");
    return null;
  }
  if (message.recordingId !== undefined && audio) throw refuse("audio", "launches.problems.audioTwice");
  if (audio) return readRecording(audio);
  if (message.recordingId === undefined) throw refuse("audio", "launches.problems.audioMissing");
  const kept = await findRecording(message.recordingId);
  if (!kept) throw refuse("message.recordingId", "launches.problems.audioUnknown");
  return kept;
}
