import { route } from "@/lib/http/route";
import { csvResponse, exportCalls } from "@/lib/reports/operations";

export const GET = route(exportCalls, { respond: csvResponse });
