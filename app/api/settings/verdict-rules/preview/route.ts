import { route } from "@/lib/http/route";
import { previewRules } from "@/lib/verdict-rules/operations";

export const POST = route(previewRules);
