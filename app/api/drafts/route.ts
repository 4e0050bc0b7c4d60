import { createDraft, listDrafts, MAX_DRAFT_BYTES } from "@/lib/drafts/operations";
import { route } from "@/lib/http/route";

export const GET = route(listDrafts);
export const POST = route(createDraft, { status: 201, maxBytes: MAX_DRAFT_BYTES });
