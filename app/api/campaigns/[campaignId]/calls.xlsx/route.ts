import { route } from "@/lib/http/route";
import { callsAsWorkbook } from "@/lib/reports/export-file";
import { exportWorkbook } from "@/lib/reports/operations";

export const GET = route(exportWorkbook, { respond: callsAsWorkbook });
