import { route } from "@/lib/http/route";
import { readPasswordLink } from "@/lib/users/password-links";

export const POST = route(readPasswordLink);
