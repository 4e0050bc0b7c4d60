import "server-only";
import pino from "pino";

/** JSON lines on standard output. Never a recipient's number, never the key: what may be logged is chosen at the call. */
export const log = pino({
  // Until the settings are read (`instrumentation.ts`); building the pages needs none.
  level: process.env.NODE_ENV === "test" ? "silent" : "info",
  serializers: {
    // A database error carries the parameters of its query, which hold numbers; name, message and place are enough.
    err: (error: unknown) =>
      error instanceof Error ? { type: error.name, message: firstLine(error.message), stack: placesOf(error) } : { type: typeof error },
  },
});

/** The stack without the message before it, whose lines may be parameters. */
function placesOf({ stack }: Error): string[] | undefined {
  return stack
    ?.split("\n")
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 7);
}

function firstLine(message: string): string {
  return message.split("\nparams:")[0]?.slice(0, 300) ?? "";
}
