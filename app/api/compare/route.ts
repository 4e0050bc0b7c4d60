import { getComparison } from "@/lib/compare/operations";
import { route } from "@/lib/http/route";

export const GET = route(getComparison);
