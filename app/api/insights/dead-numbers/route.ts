import { route } from "@/lib/http/route";
import { listDeadNumbers } from "@/lib/insights/operations";

export const GET = route(listDeadNumbers);
