import { route } from "@/lib/http/route";
import { undoContactRemoval } from "@/lib/lists/contact-operations";

export const POST = route(undoContactRemoval);
