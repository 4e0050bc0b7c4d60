import { clearBreaker, setBreaker } from "@/lib/breakers/operations";
import { route } from "@/lib/http/route";

export const PUT = route(setBreaker);
export const DELETE = route(clearBreaker);
