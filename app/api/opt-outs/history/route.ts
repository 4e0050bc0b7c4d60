import { route } from "@/lib/http/route";
import { readOptOutHistory } from "@/lib/opt-outs/operations";

export const POST = route(readOptOutHistory);
