import { route } from "@/lib/http/route";
import { exportPhonesToCheck, phonesToCheckFile } from "@/lib/lists/registry-check-operations";

export const GET = route(exportPhonesToCheck, { respond: phonesToCheckFile });
