import { route } from "@/lib/http/route";
import { listJobsOfList } from "@/lib/lists/import-operations";

export const GET = route(listJobsOfList);
