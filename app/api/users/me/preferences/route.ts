import { route } from "@/lib/http/route";
import { savePreferences } from "@/lib/users/own-account";

export const PUT = route(savePreferences);
