import { route } from "@/lib/http/route";
import { blockListContacts } from "@/lib/lists/contact-operations";

export const POST = route(blockListContacts);
