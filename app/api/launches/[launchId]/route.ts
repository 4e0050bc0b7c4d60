import { route } from "@/lib/http/route";
import { getLaunch } from "@/lib/launches/operations";

export const GET = route(getLaunch);
