import { route } from "@/lib/http/route";
import { changeUser } from "@/lib/users/operations";

export const PATCH = route(changeUser);
