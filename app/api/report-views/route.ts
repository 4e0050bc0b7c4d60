import { route } from "@/lib/http/route";
import { listReportViews, saveReportView } from "@/lib/report-views/operations";

export const GET = route(listReportViews);
export const POST = route(saveReportView, { status: 201 });
