import { countFollowUp } from "@/lib/audiences/operations";
import { route } from "@/lib/http/route";

export const GET = route(countFollowUp);
