import { route } from "@/lib/http/route";
import { listCalls } from "@/lib/reports/operations";

export const GET = route(listCalls);
