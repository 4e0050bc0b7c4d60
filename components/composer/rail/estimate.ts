import { estimatedSeconds } from "@/lib/campaigns/text-checks";
import type { DraftForm } from "@/lib/drafts/form";
import { callsPrice } from "@/lib/money";

/** A guess of ours from the documented price rule, until IP-Sales has said what a campaign costs. */
export interface Estimate {
  calls: number;
  /** Of one call. */
  seconds: number;
  /** In units. */
  price: string;
}

/** The reference's `fileLong`, where none is given. */
const API_SECONDS = 60;

/** @param accepted how many are called; null while that is unknown. Returns null where anything that it takes is unknown */
export function estimateOf(accepted: number | null, message: DraftForm["message"]): Estimate | null {
  const seconds = secondsOf(message);
  return accepted === null || accepted === 0 || seconds === null
    ? null
    : { calls: accepted, seconds, price: callsPrice(accepted, seconds) };
}

/** How long a call is billed, as far as it can be known here: whole seconds, or null. */
function secondsOf({ kind, text, recording, seconds }: DraftForm["message"]): number | null {
  switch (kind) {
    case "text":
      return text.trim() === "" ? null : estimatedSeconds(text);
    case "upload":
      return recording && Math.round(recording.seconds);
    case "apiUrl":
      return seconds ?? API_SECONDS;
    // Neither its length nor what it is billed as is told anywhere.
    case "recording":
    case "extension":
      return null;
  }
}
