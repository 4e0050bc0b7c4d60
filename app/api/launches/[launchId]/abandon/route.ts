import { route } from "@/lib/http/route";
import { abandonLaunch } from "@/lib/launches/operations";

export const POST = route(abandonLaunch);
