import { route } from "@/lib/http/route";
import { readNotices } from "@/lib/notices/operations";

export const POST = route(readNotices);
