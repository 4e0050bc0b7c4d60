import { route } from "@/lib/http/route";
import { readPasswordLink } from "@/lib/users/own-account";

export const POST = route(readPasswordLink);
