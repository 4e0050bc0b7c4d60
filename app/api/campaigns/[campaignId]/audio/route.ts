import { audioAnswer } from "@/lib/campaigns/audio-answer";
import { readRecording } from "@/lib/campaigns/operations";
import { route } from "@/lib/http/route";

export const GET = route(readRecording, { respond: audioAnswer });
