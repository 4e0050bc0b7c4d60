import { estimatedSeconds } from "@/lib/campaigns/text-checks";
import type { DraftForm } from "@/lib/drafts/form";
import { paths } from "@/lib/paths";
import type { CallPlan } from "./phone-call";

/** What an answered call sounds like, as far as it can be heard here. */
export type Sound =
  | { kind: "audio"; url: string; seconds: number | null }
  /** Read aloud by IP-Sales in the call. `seconds` are estimated. */
  | { kind: "speech"; text: string; seconds: number }
  /** A recording that only the account has. */
  | { kind: "unheard"; name: string }
  | { kind: "handed"; to: "extension" | "apiUrl"; target: string }
  | { kind: "none" };

/** @param campaignId one that played the recording of the account's that is chosen; null where none is known */
export function soundOf({ kind, text, recording, name, extension, url }: DraftForm["message"], campaignId: number | null): Sound {
  switch (kind) {
    case "text": {
      const said = text.trim();
      return said === "" ? { kind: "none" } : { kind: "speech", text: said, seconds: estimatedSeconds(said) };
    }
    case "upload":
      return recording ? { kind: "audio", url: paths.api.recordingAudio(recording.id), seconds: recording.seconds } : { kind: "none" };
    case "recording":
      if (name.trim() === "") return { kind: "none" };
      return campaignId === null
        ? { kind: "unheard", name: name.trim() }
        : { kind: "audio", url: paths.api.audio(campaignId), seconds: null };
    case "extension":
      return extension.trim() === "" ? { kind: "none" } : { kind: "handed", to: kind, target: extension.trim() };
    case "apiUrl":
      return url.trim() === "" ? { kind: "none" } : { kind: "handed", to: kind, target: url.trim() };
  }
}

const MEANT: Record<Sound["kind"], CallPlan["message"]> = {
  audio: "heard",
  speech: "heard",
  unheard: "heard",
  handed: "handed",
  none: "none",
};

export const messageOf = ({ kind }: Sound): CallPlan["message"] => MEANT[kind];
