import { route } from "@/lib/http/route";
import { deleteReportView } from "@/lib/report-views/operations";

export const DELETE = route(deleteReportView);
