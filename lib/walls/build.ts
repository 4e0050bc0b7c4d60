import "server-only";

/** Which build of the dashboard this is; `next.config.mjs` makes it up as it builds. */
export const build = process.env["SHOFAR_BUILD"] ?? "development";
