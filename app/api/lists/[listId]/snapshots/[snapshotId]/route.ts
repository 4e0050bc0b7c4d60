import { route } from "@/lib/http/route";
import { getSnapshot } from "@/lib/lists/snapshot-operations";

export const GET = route(getSnapshot);
