import { route } from "@/lib/http/route";
import { checkHealth } from "@/lib/settings/operations";

export const GET = route(checkHealth);
