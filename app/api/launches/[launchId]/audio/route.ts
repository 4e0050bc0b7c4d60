import { audioAnswer } from "@/lib/campaigns/audio-answer";
import { route } from "@/lib/http/route";
import { readLaunchRecording } from "@/lib/launches/operations";

export const GET = route(readLaunchRecording, { respond: audioAnswer });
