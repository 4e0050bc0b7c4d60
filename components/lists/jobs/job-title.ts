import type { ImportMode, ListJob } from "@/lib/lists/schema";

/** What a job does, as a key of its words. */
export const jobTitle = ({ mode }: Pick<ListJob, "mode">): ImportMode | "restore" => mode ?? "restore";
