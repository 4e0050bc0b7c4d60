import { route } from "@/lib/http/route";
import { MAX_BYTES } from "@/lib/recordings/limits";
import { keepUpload } from "@/lib/recordings/operations";

const ENVELOPE_BYTES = 65_536;

export const POST = route(keepUpload, { status: 201, maxBytes: MAX_BYTES + ENVELOPE_BYTES });
