/** Statuses of a call that the screen has words for; any other is shown as IP-Sales wrote it. */
const STATUSES = ["answered", "noAnswer", "busy", "failed", "rejected", "notDialed"] as const;

export function knownStatus(status: string): (typeof STATUSES)[number] | undefined {
  return STATUSES.find((known) => known === status);
}
