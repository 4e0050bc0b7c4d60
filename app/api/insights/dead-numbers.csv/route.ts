import { route } from "@/lib/http/route";
import { exportDeadNumbers, numbersResponse } from "@/lib/insights/operations";

export const GET = route(exportDeadNumbers, { respond: numbersResponse });
