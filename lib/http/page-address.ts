/** A page's path with its query, as `searchParams` of a page has it: where to come back to after signing in, filters and all. */
export function pageAddress(path: string, query: Record<string, string | string[] | undefined>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one]));
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
}
