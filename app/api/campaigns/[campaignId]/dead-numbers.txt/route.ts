import { deadNumbersFile, exportDeadNumbers } from "@/lib/audiences/operations";
import { route } from "@/lib/http/route";

export const GET = route(exportDeadNumbers, { respond: deadNumbersFile });
