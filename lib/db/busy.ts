import "server-only";

/** What a connection that isn't there says, where PostgreSQL itself could say nothing. */
const NO_CONNECTION = /ECONNREFUSED|ECONNRESET|EPIPE|timeout exceeded when trying to connect|Connection terminated|Query read timeout/;
/**
 * SQLSTATEs that pass by themselves: connections (08), resources (53), an operator's stop (57P), time-outs of a lock or a statement, and
 * two transactions that met.
 */
const PASSING = /^(08|53|57P|55P03|57014|40001|40P01|25P03)/;

/** Whether an error, or what it was made of, says that the database is busy or away: the same request may succeed later. */
export function isBusyDatabase(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    if (PASSING.test(code) || NO_CONNECTION.test(`${code} ${cause.message}`)) return true;
    if (cause instanceof AggregateError && cause.errors.some(isBusyDatabase)) return true;
  }
  return false;
}
