import { route } from "@/lib/http/route";
import { deleteListContacts } from "@/lib/lists/contact-operations";

export const POST = route(deleteListContacts);
