import { route } from "@/lib/http/route";
import { cancelListJob } from "@/lib/lists/import-operations";

export const POST = route(cancelListJob);
