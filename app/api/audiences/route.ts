import { MAX_FILE_BYTES } from "@/lib/audiences/limits";
import { createAudience } from "@/lib/audiences/operations";
import { route } from "@/lib/http/route";

const ENVELOPE_BYTES = 65_536;

export const POST = route(createAudience, { status: 201, maxBytes: MAX_FILE_BYTES + ENVELOPE_BYTES });
