import type { FileChoices } from "./choices";

/** Why a file can't be read as a list of numbers; each has its sentence under `audiences.unreadable` in the message files. */
export const UNREADABLE_REASONS = [
  "empty-file",
  "no-phone-column",
  "no-such-sheet",
  "no-such-column",
  "too-many-rows",
  "old-excel",
  "binary-excel",
  "encrypted",
  "open-document",
  "document",
  "html",
  "zip",
  "pdf",
  "rich-text",
  "binary",
  "damaged-workbook",
  "oversized-workbook",
] as const;
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number];

interface About extends ErrorOptions {
  /** What a person can choose from, where a choice would make the file readable. */
  choices?: FileChoices | null;
}

/** Thrown by the reader; `max` is the limit that the sentence names, where there is one. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason;
  readonly max: number | null;
  readonly choices: FileChoices | null;

  constructor(reason: UnreadableReason, max: number | null = null, { choices = null, ...options }: About = {}) {
    super(reason, options);
    this.name = "UnreadableFile";
    this.reason = reason;
    this.max = max;
    this.choices = choices;
  }
}
