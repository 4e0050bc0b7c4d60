import { route } from "@/lib/http/route";
import { removeOptOut } from "@/lib/opt-outs/operations";

export const POST = route(removeOptOut);
