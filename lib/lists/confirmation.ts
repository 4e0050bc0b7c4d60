import "server-only";
import { AppError } from "@/lib/errors";
import type { MailingList } from "./schema";

/** @throws AppError `invalid` where what a person typed isn't the list's name */
export function requireName({ name }: MailingList, confirm: string | undefined): void {
  if (confirm?.trim() === name) return;
  throw new AppError("invalid", { fields: [{ field: "confirm", problem: "lists.problems.confirm", values: { name } }] });
}
