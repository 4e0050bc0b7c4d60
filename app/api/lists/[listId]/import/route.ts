import { route } from "@/lib/http/route";
import { importIntoList } from "@/lib/lists/import-operations";

export const POST = route(importIntoList, { maxBytes: 96 * 1024 * 1024, status: (answer) => ("job" in answer ? 202 : 200) });
