import { route } from "@/lib/http/route";
import { releaseLaunch } from "@/lib/launches/operations";

export const POST = route(releaseLaunch);
