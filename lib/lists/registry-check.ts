import { addDays } from "@/lib/time";

/** How many days a comparison with the national registry of people who asked not to be called holds. */
export const REGISTRY_CHECK_DAYS = 15;

export type RegistryStanding = "never" | "old" | "fresh";

/**
 * Whether a list's last comparison with the national registry still holds; all days are Israel's. It holds on the day itself and for
 * {@link REGISTRY_CHECK_DAYS} days after it.
 * @param checkedOn null: never compared, as far as is known @param day on which its people would be called
 */
export function registryStanding(checkedOn: string | null, day: string): RegistryStanding {
  if (checkedOn === null) return "never";
  return day > addDays(checkedOn, REGISTRY_CHECK_DAYS) ? "old" : "fresh";
}
