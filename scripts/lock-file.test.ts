import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const Names = z.record(z.string(), z.string()).default({});
const Lock = z.object({
  packages: z.record(z.string(), z.looseObject({ version: z.string(), dependencies: Names, optionalDependencies: Names })),
});
const text = readFileSync(path.resolve(import.meta.dirname, "..", "package-lock.json"), "utf8");
const { packages } = Lock.parse(JSON.parse(text));

/** Whether a package in `folder` finds that one: beside its own packages, or in a folder above. */
function finds(folder: string, name: string): boolean {
  if (packages[[folder, "node_modules", name].filter(Boolean).join("/")]) return true;
  return folder !== "" && finds(folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1)), name);
}

// npm leaves out what the registry it asked does not have; `npm ci` then refuses on every machine.
test("the lock holds every package that its packages ask for, those of other systems too", () => {
  const missing = Object.entries(packages).flatMap(([folder, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !finds(folder, name))
      .map((name) => `${folder || "Shofar"} asks for ${name}`),
  );
  expect(missing).toEqual([]);
});

test.each(["linux-x64-gnu", "linux-arm64-musl", "darwin-arm64", "win32-x64-msvc"])(
  "a machine of the kind %s finds its build of Next",
  (system) => {
    expect(packages[`node_modules/@next/swc-${system}`]?.version).toBe(packages["node_modules/next"]?.version);
  },
);

test("the lock names no registry: each machine asks its own", () => {
  expect(text).not.toContain('"resolved"');
});
