/**
 * An amount in account units as it is read: thousands marked, and no digit lost, which a number would do to a long decimal.
 * @param amount a decimal string, "12450.5"
 */
export function formatMoney(amount: string): string {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === "") throw new RangeError("not an amount");
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}${marked}${fraction === "" ? "" : `.${fraction.padEnd(2, "0")}`}`;
}

/** `from` less `amount`, to the last digit of either; below zero with a minus. Both are decimal strings. */
export function subtractMoney(from: string, amount: string): string {
  const places = Math.max(decimals(from), decimals(amount));
  const difference = scaled(from, places) - scaled(amount, places);
  const digits = String(difference < 0n ? -difference : difference).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return `${difference < 0n ? "-" : ""}${whole}${places === 0 ? "" : `.${digits.slice(-places)}`}`;
}

const decimals = (amount: string) => amount.split(".")[1]?.length ?? 0;
const scaled = (amount: string, places: number) => BigInt(amount.replace(".", "") + "0".repeat(places - decimals(amount)));

/** To the last digit. Both are decimal strings. */
export function isMoreThan(amount: string, limit: string): boolean {
  const places = Math.max(decimals(amount), decimals(limit));
  return scaled(amount, places) > scaled(limit, places);
}
