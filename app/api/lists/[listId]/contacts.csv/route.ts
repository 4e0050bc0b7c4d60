import { route } from "@/lib/http/route";
import { contactsAsCsv } from "@/lib/lists/contact-export";
import { exportContacts } from "@/lib/lists/contact-operations";

export const GET = route(exportContacts, { respond: contactsAsCsv });
