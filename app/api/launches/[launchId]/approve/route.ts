import { route } from "@/lib/http/route";
import { approveLaunch } from "@/lib/launches/operations";

export const POST = route(approveLaunch);
