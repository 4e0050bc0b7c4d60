import { audioAnswer } from "@/lib/campaigns/audio-answer";
import { route } from "@/lib/http/route";
import { playRecording } from "@/lib/recordings/operations";

export const GET = route(playRecording, { respond: audioAnswer });
