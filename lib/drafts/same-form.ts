import type { DraftForm } from "./form";

/** Whether two forms say the same once they are sent, whatever order their fields are in: the database has its own. */
export const isSameForm = (one: DraftForm, other: DraftForm): boolean => one === other || canonical(one) === canonical(other);

const canonical = (form: DraftForm): string => JSON.stringify(form, (_, part) => (isRecord(part) ? sorted(part) : part));

const isRecord = (part: unknown): part is Record<string, unknown> => typeof part === "object" && part !== null && !Array.isArray(part);

const sorted = (record: Record<string, unknown>) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
