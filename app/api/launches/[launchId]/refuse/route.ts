import { route } from "@/lib/http/route";
import { refuseLaunch } from "@/lib/launches/operations";

export const POST = route(refuseLaunch);
