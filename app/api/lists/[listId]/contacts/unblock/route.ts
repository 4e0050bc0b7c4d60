import { route } from "@/lib/http/route";
import { unblockListContacts } from "@/lib/lists/contact-operations";

export const POST = route(unblockListContacts);
