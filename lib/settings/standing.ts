import type { Connection } from "./schema";

/** How the connection stands, by what the server has seen: its latest answer decides. */
export type Standing = "working" | "denied" | "failing" | "untried";

export function standingOf({
  accessDeniedAt,
  lastSuccessAt,
  failures,
}: Pick<Connection, "accessDeniedAt" | "lastSuccessAt" | "failures">): Standing {
  if (accessDeniedAt !== null) return "denied";
  const [latest] = failures;
  if (latest && (lastSuccessAt === null || Date.parse(latest.at) > Date.parse(lastSuccessAt))) return "failing";
  return lastSuccessAt === null ? "untried" : "working";
}
