import { route } from "@/lib/http/route";
import { readConnection } from "@/lib/settings/operations";

export const GET = route(readConnection);
