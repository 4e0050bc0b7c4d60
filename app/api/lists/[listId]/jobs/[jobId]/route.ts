import { route } from "@/lib/http/route";
import { getJob } from "@/lib/lists/import-operations";

export const GET = route(getJob);
