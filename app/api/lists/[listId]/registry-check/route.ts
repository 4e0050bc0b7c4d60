import { route } from "@/lib/http/route";
import { recordRegistryCheck } from "@/lib/lists/registry-check-operations";

/** 250,000 numbers as JSON. */
export const POST = route(recordRegistryCheck, { maxBytes: 8 * 1024 * 1024 });
