import pino from "pino";
import { expect, test } from "vitest";
import { log } from "./log";

test("an error is told by its name, message and places, and never by the parameters of a query", () => {
  const { err } = (log as unknown as Record<symbol, { err: (error: unknown) => object }>)[pino.symbols.serializersSym] ?? {};
  const failed = new Error("Failed query: insert into attempts\n  values ($1)\nparams: 0521234567,0527654321");
  const told = err?.(failed) as { message: string; stack: string[] };
  expect(told.message).toContain("insert into attempts");
  expect(told.stack[0]).toMatch(/^ {4}at .*log\.test\.ts/);
  expect(JSON.stringify(told)).not.toContain("0521234567");
});
