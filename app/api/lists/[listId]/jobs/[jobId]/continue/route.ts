import { route } from "@/lib/http/route";
import { continueListJob } from "@/lib/lists/import-operations";

export const POST = route(continueListJob);
