import { route } from "@/lib/http/route";
import { optOutsAsWorkbook } from "@/lib/opt-outs/export-file";
import { exportOptOutsWorkbook } from "@/lib/opt-outs/operations";

export const POST = route(exportOptOutsWorkbook, { respond: optOutsAsWorkbook });
