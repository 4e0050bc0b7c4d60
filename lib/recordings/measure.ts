import "server-only";
import { AppError } from "@/lib/errors";
import { judgeRecording, type Measured } from "./judge";

/** @throws AppError `invalid` naming `audio`: empty, too large, no WAV or MP3, under 5 or over 300 seconds */
export async function measureRecording(bytes: Uint8Array): Promise<Measured> {
  const verdict = await judgeRecording(bytes);
  if (!("problem" in verdict)) return verdict;
  const { problem, values } = verdict;
  throw new AppError("invalid", { fields: [{ field: "audio", problem: `recordings.problems.${problem}`, ...(values && { values }) }] });
}
