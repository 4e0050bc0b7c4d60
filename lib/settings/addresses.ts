/** Ranges that no router passes on to the internet: RFC 1918, 6598, 3927, 5737, and 4193, 4291 for IPv6. */
const INTERNAL = [
  /^10\./,
  /^127\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^169\.254\./,
  /^(192\.0\.2|198\.51\.100|203\.0\.113)\./,
  /^::1$/,
  /^f[cd]/i,
  /^fe[89ab]/i,
];

/** Whether an IP address of a network interface is one that others on the internet may see. */
export function isPublicAddress(address: string): boolean {
  return !INTERNAL.some((range) => range.test(address));
}
