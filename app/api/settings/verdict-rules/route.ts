import { route } from "@/lib/http/route";
import { readRules, saveRules } from "@/lib/verdict-rules/operations";

export const GET = route(readRules);
export const PUT = route(saveRules);
