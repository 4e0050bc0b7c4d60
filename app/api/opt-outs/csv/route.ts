import { route } from "@/lib/http/route";
import { optOutsAsCsv } from "@/lib/opt-outs/export-file";
import { exportOptOuts } from "@/lib/opt-outs/operations";

export const POST = route(exportOptOuts, { respond: optOutsAsCsv });
