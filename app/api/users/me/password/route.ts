import { route } from "@/lib/http/route";
import { changeOwnPassword } from "@/lib/users/own-account";

export const PUT = route(changeOwnPassword);
