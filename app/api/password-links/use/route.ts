import { route } from "@/lib/http/route";
import { setPasswordFromLink } from "@/lib/users/password-links";

export const POST = route(setPasswordFromLink);
