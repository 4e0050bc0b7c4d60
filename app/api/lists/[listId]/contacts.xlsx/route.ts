import { route } from "@/lib/http/route";
import { contactsAsWorkbook } from "@/lib/lists/contact-export";
import { exportContactsWorkbook } from "@/lib/lists/contact-operations";

export const GET = route(exportContactsWorkbook, { respond: contactsAsWorkbook });
