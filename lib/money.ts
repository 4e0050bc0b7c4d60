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
