import { MAX_FILE_BYTES } from "@/lib/audiences/limits";
import { countAudiences } from "@/lib/audiences/operations";
import { route } from "@/lib/http/route";

export const POST = route(countAudiences, { maxBytes: MAX_FILE_BYTES });
