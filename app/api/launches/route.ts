import { route } from "@/lib/http/route";
import { listLaunches } from "@/lib/launches/operations";

export const GET = route(listLaunches);
