import { route } from "@/lib/http/route";
import { findOptOuts } from "@/lib/opt-outs/operations";

export const POST = route(findOptOuts);
