import { fixAudience } from "@/lib/audiences/operations";
import { route } from "@/lib/http/route";

const MAX_BYTES = 8 * 1024 * 1024;

export const POST = route(fixAudience, { status: 201, maxBytes: MAX_BYTES });
