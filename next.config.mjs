import { randomUUID } from "node:crypto";
import path from "node:path";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  // Written into the code as it is built, so that a screen that is open for weeks notices that it runs an earlier one.
  env: { SHOFAR_BUILD: randomUUID() },
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // `npm run types` checks them, once and with the tests' files.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // Where there is a proxy.ts, Next cuts every body at 10 MB without an error. Above the largest that a route takes (64 MB of audience), so
  // that `lib/http/body.ts` sees what is too large and says so.
  experimental: { proxyClientMaxBodySize: 68 * 1024 * 1024 },
  turbopack: {
    rules: { "**/intlStrings.mjs": { loaders: [{ loader: path.join(import.meta.dirname, "scripts/drop-locales.cjs") }], as: "*.mjs" } },
  },
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino", "undici"],
};

export default withNextIntl(config);
