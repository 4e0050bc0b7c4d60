import { exportRejects } from "@/lib/audiences/operations";
import { rejectsAsCsv } from "@/lib/audiences/rejects-csv";
import { route } from "@/lib/http/route";

export const GET = route(exportRejects, { respond: rejectsAsCsv });
