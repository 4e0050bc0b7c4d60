import { route } from "@/lib/http/route";
import { readNumber } from "@/lib/numbers/operations";

export const POST = route(readNumber);
