import { route } from "@/lib/http/route";
import { checkReadiness } from "@/lib/settings/operations";

export const GET = route(checkReadiness, { status: ({ ready }) => (ready ? 200 : 503) });
