import { listCallerIds } from "@/lib/caller-ids/operations";
import { route } from "@/lib/http/route";

export const GET = route(listCallerIds);
