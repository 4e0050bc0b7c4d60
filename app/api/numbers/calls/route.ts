import { route } from "@/lib/http/route";
import { readNumberCalls } from "@/lib/numbers/operations";

export const POST = route(readNumberCalls);
