import type { CallerId } from "./schema";

export const SORTS = ["phone", "-phone", "registeredAt", "-registeredAt"] as const;
export type Sort = (typeof SORTS)[number];

const digitsOf = (text: string) => text.replace(/\D/g, "");

/** The numbers that fit a search by digits, however they are written, or by a person's name; `-` sorts downwards. */
export function shownCallerIds(callerIds: readonly CallerId[], { search, sort }: { search: string; sort: Sort }): CallerId[] {
  const words = search.trim().toLowerCase();
  const digits = digitsOf(words);
  const fits = ({ phone, registeredBy }: CallerId) =>
    words === "" || (digits !== "" && phone.includes(digits)) || (registeredBy ?? "").toLowerCase().includes(words);
  const field = sort === "phone" || sort === "-phone" ? "phone" : "registeredAt";
  const sign = sort.startsWith("-") ? -1 : 1;
  return callerIds.filter(fits).sort((a, b) => sign * compare(a[field], b[field]) || compare(a.phone, b.phone));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
