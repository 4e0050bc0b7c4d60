/** Why a file can't be read as a list of numbers; each has its sentence under `audiences.unreadable` in the message files. */
export const UNREADABLE_REASONS = [
  "empty-file",
  "no-phone-column",
  "too-many-rows",
  "old-excel",
  "encrypted",
  "open-document",
  "html",
  "zip",
  "pdf",
  "rich-text",
  "binary",
  "damaged-workbook",
  "oversized-workbook",
] as const;
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number];

/** Thrown by the reader; `max` is the limit that the sentence names, where there is one. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason;
  readonly max: number | null;

  constructor(reason: UnreadableReason, max: number | null = null, options?: ErrorOptions) {
    super(reason, options);
    this.name = "UnreadableFile";
    this.reason = reason;
    this.max = max;
  }
}
