import { route } from "@/lib/http/route";
import { listNotices } from "@/lib/notices/operations";

export const GET = route(listNotices, { byItself: true });
