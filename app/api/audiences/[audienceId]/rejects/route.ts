import { listRejects } from "@/lib/audiences/operations";
import { route } from "@/lib/http/route";

export const GET = route(listRejects);
