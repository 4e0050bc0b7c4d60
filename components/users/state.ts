import type { User } from "@/lib/users/schema";

export const USER_STATES = ["active", "invited", "disabled"] as const;
export type UserState = (typeof USER_STATES)[number];

/** Invited: the account is open, and nobody has set a password for it yet. */
export function stateOf({ disabled, hasPassword }: User): UserState {
  if (disabled) return "disabled";
  return hasPassword ? "active" : "invited";
}
