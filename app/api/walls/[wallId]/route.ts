import { route } from "@/lib/http/route";
import { revokeLink } from "@/lib/walls/operations";

export const DELETE = route(revokeLink);
