import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": import.meta.dirname,
      // Outside a bundle "server-only" throws; the tests are the server.
      "server-only": path.resolve(import.meta.dirname, "node_modules/server-only/empty.js"),
    },
  },
  test: {
    include: ["{lib,sandbox,scripts,components,app,e2e}/**/*.test.{ts,tsx}"],
    environment: "node",
    // Most of them wait for a database, a program or a clock.
    maxWorkers: 4,
    // A busy machine is slow, not wrong.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { TZ: "America/Los_Angeles" },
  },
});
