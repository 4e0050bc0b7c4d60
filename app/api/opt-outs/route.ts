import { route } from "@/lib/http/route";
import { addOptOutsByHand, listOptOuts } from "@/lib/opt-outs/operations";

export const GET = route(listOptOuts);
export const POST = route(addOptOutsByHand, { status: 201 });
