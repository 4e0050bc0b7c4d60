/** Fields that a chart or a list of choices narrows by. */
export const FACETS = [
  "verdict",
  "status",
  "sipCode",
  "cause",
  "class",
  "digits",
  "retries",
  "trunk",
  "had180",
  "had183",
  "seconds",
  "time",
] as const;
export type Facet = (typeof FACETS)[number];
