import { restoreDraft } from "@/lib/drafts/operations";
import { route } from "@/lib/http/route";

export const POST = route(restoreDraft);
