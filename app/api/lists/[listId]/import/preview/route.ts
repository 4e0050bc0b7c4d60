import { route } from "@/lib/http/route";
import { previewImport } from "@/lib/lists/import-operations";

export const POST = route(previewImport, { maxBytes: 96 * 1024 * 1024, status: 202 });
