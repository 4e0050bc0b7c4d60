import { route } from "@/lib/http/route";
import { openWall } from "@/lib/walls/operations";

export const POST = route(openWall);
