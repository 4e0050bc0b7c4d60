import { route } from "@/lib/http/route";
import { getFacets } from "@/lib/reports/operations";

export const GET = route(getFacets);
