import { route } from "@/lib/http/route";
import { editList, getList, unregisterList } from "@/lib/lists/operations";

export const GET = route(getList);
export const PATCH = route(editList);
export const DELETE = route(unregisterList);
