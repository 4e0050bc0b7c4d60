import { route } from "@/lib/http/route";
import { setPasswordFromLink } from "@/lib/users/own-account";

export const POST = route(setPasswordFromLink);
