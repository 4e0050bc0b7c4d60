import { route } from "@/lib/http/route";
import { checkConnection } from "@/lib/settings/operations";

export const POST = route(checkConnection);
