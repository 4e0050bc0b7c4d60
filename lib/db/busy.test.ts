import { expect, test } from "vitest";
import { isBusyDatabase } from "./busy";

const coded = (code: string, message = "Failed query") => Object.assign(new Error(message), { code });

test.each([
  ["a lock that didn't come", coded("55P03")],
  ["a statement that took too long", coded("57014")],
  ["a server that was stopped", coded("57P01")],
  ["too many connections", coded("53300")],
  ["two transactions that met", coded("40001")],
  ["nobody listening", coded("ECONNREFUSED")],
  ["every address refused", new AggregateError([coded("ECONNREFUSED")])],
  ["a pool without a free connection", new Error("timeout exceeded when trying to connect")],
  ["a server that stands still", new Error("Query read timeout")],
  ["a connection that broke", new Error("Connection terminated unexpectedly")],
  ["any of these below a query", new Error("Failed query", { cause: coded("55P03") })],
])("%s passes by itself", (_, error) => {
  expect(isBusyDatabase(error)).toBe(true);
});

test.each([
  ["a double key", coded("23505")],
  ["a column that isn't there", coded("42703")],
  ["an error of our own", new Error("the launch has no row")],
  ["no error at all", "57014"],
])("%s doesn't", (_, error) => {
  expect(isBusyDatabase(error)).toBe(false);
});
