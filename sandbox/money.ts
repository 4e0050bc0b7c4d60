/** Price of a campaign in hundredths of a unit. (D) Accepted phones × length of the message in seconds / 60. */
export function priceCents(phones: number, seconds: number): number {
  return Math.round((phones * seconds * 100) / 60);
}

/** `"625.00"`, as `billing` is written. */
export const formatUnits = (cents: number): string => (cents / 100).toFixed(2);

/** `"1,234.56"`, as `accountSum` is written. */
export const formatBalance = (cents: number): string =>
  (cents / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
