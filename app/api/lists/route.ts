import { route } from "@/lib/http/route";
import { listLists, registerList } from "@/lib/lists/operations";

export const GET = route(listLists);
export const POST = route(registerList, { status: 201 });
