import { route } from "@/lib/http/route";
import { changeListContact } from "@/lib/lists/contact-operations";

export const PATCH = route(changeListContact);
