import { route } from "@/lib/http/route";
import { deadNumbersAsCsv } from "@/lib/insights/dead-numbers-file";
import { exportDeadNumbers } from "@/lib/insights/operations";

export const GET = route(exportDeadNumbers, { respond: deadNumbersAsCsv });
