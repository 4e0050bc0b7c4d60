import { route } from "@/lib/http/route";
import { restoreSnapshot } from "@/lib/lists/snapshot-operations";

export const POST = route(restoreSnapshot, { status: 202 });
