import { MAX_FILE_BYTES } from "@/lib/audiences/limits";
import { route } from "@/lib/http/route";
import { importOptOuts } from "@/lib/opt-outs/operations";

const ENVELOPE_BYTES = 65_536;

export const POST = route(importOptOuts, { status: 201, maxBytes: MAX_FILE_BYTES + ENVELOPE_BYTES });
