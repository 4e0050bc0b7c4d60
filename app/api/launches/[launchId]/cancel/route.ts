import { route } from "@/lib/http/route";
import { cancelLaunch } from "@/lib/launches/operations";

export const POST = route(cancelLaunch);
