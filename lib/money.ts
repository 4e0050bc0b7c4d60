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
  return unscaled(scaled(from, places) - scaled(amount, places), places);
}

/** The sum, to the last digit of either. Both are decimal strings. */
export function addMoney(amount: string, more: string): string {
  const places = Math.max(decimals(amount), decimals(more));
  return unscaled(scaled(amount, places) + scaled(more, places), places);
}

const decimals = (amount: string) => amount.split(".")[1]?.length ?? 0;
function unscaled(amount: bigint, places: number): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return `${amount < 0n ? "-" : ""}${whole}${places === 0 ? "" : `.${digits.slice(-places)}`}`;
}
const scaled = (amount: string, places: number) => BigInt(amount.replace(".", "") + "0".repeat(places - decimals(amount)));

/** To the last digit. Both are decimal strings. */
export function isMoreThan(amount: string, limit: string): boolean {
  const places = Math.max(decimals(amount), decimals(limit));
  return scaled(amount, places) > scaled(limit, places);
}

/** What calls cost as IP-Sales prices them, a unit a minute: `calls × seconds / 60`, rounded to hundredths. Both are whole numbers. */
export function callsPrice(calls: number, seconds: number): string {
  const hundredths = (BigInt(calls) * BigInt(seconds) * 100n + 30n) / 60n;
  return unscaled(hundredths, 2);
}

/** How many of `calls` that cost `price` together a balance pays for, rounded down. The amounts are decimal strings, the price above zero. */
export function callsPaidBy(balance: string, price: string, calls: number): number {
  const places = Math.max(decimals(balance), decimals(price));
  const [have, cost] = [scaled(balance, places), scaled(price, places)];
  if (cost <= 0n) throw new RangeError("calls without a price");
  return have <= 0n ? 0 : Number((have * BigInt(calls)) / cost);
}

/** What one of `count` costs where all cost `amount`, a decimal string not below zero; rounded to thousandths. */
export function moneyEach(amount: string, count: number): string {
  if (count <= 0) throw new RangeError("nothing to divide by");
  const places = decimals(amount);
  const whole = BigInt(count) * 10n ** BigInt(places);
  return unscaled((scaled(amount, places) * 2000n + whole) / (2n * whole), 3);
}
