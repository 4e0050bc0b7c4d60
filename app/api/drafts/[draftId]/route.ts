import { deleteDraft, getDraft, MAX_DRAFT_BYTES, saveDraft } from "@/lib/drafts/operations";
import { route } from "@/lib/http/route";

export const GET = route(getDraft);
export const PUT = route(saveDraft, { maxBytes: MAX_DRAFT_BYTES });
export const DELETE = route(deleteDraft);
