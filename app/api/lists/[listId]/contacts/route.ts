import { route } from "@/lib/http/route";
import { addListContact, listContacts } from "@/lib/lists/contact-operations";

export const GET = route(listContacts);
export const POST = route(addListContact, { status: 201 });
