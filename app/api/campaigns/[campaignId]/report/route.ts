import { route } from "@/lib/http/route";
import { getReport } from "@/lib/reports/operations";

export const GET = route(getReport);
