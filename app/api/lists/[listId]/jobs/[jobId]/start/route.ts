import { route } from "@/lib/http/route";
import { startListJob } from "@/lib/lists/import-operations";

export const POST = route(startListJob);
