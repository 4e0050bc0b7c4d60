import * as z from "zod/mini";
import { OptOutEntry } from "@/lib/numbers/schema";

/** What the ledger knows of one number, newest first. `since` null: it may be called. */
export const OptOutHistory = z.object({
  phone: z.string(),
  since: z.nullable(z.iso.datetime({ offset: true })),
  entries: z.array(OptOutEntry),
});
