import path from "node:path";
import { describe, expect, test } from "vitest";
import { readOptions } from "./options.ts";

describe("the command line", () => {
  test("has the contract's defaults", () => {
    expect(readOptions([])).toEqual({
      port: 4010,
      pace: 10,
      seed: 1,
      apiKey: "sandbox-key",
      allowIps: ["127.0.0.1"],
      balanceCents: 10_000_000,
      demoData: true,
      dataFolder: null,
    });
  });

  test("takes every argument", () => {
    const line = "--port 0 --pace 0.5 --seed 7 --api-key k2 --allow-ip 127.0.0.1 --allow-ip ::1 --balance 12.5 --no-demo-data --data x";
    expect(readOptions(line.split(" "))).toEqual({
      port: 0,
      pace: 0.5,
      seed: 7,
      apiKey: "k2",
      allowIps: ["127.0.0.1", "::1"],
      balanceCents: 1_250,
      demoData: false,
      dataFolder: path.resolve("x"),
    });
  });

  test.each([
    ["--port", "70000"],
    ["--port", "x"],
    ["--pace", "0"],
    ["--pace", "fast"],
    ["--seed", "1.5"],
    ["--balance", "1,000"],
    ["--allow-ip", "localhost"],
    ["--data", " "],
    ["--colour", "red"],
  ])("%s %s is refused in a sentence that names it", (name, value) => {
    expect(readOptions([name, value])).toContain(name);
  });

  test("a bad key is refused without being repeated", () => {
    const refusal = readOptions(["--api-key", "two words"]);
    expect(refusal).toContain("--api-key must be one word");
    expect(refusal).not.toContain("two words");
  });
});
