import { route } from "@/lib/http/route";
import { callsAsCsv } from "@/lib/reports/export-file";
import { exportCalls } from "@/lib/reports/operations";

export const GET = route(exportCalls, { respond: callsAsCsv });
