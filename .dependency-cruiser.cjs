// Who may import whom: the rules of ARCHITECTURE.md. npm test fails on each breach.
const TEST = "\\.(test|fixture)\\.tsx?$|/testing\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-barrels",
      comment: "A thing is imported from the file that makes it.",
      severity: "error",
      from: {},
      to: { path: "/index\\.[jt]sx?$", pathNot: "node_modules" },
    },
    {
      name: "no-drawers",
      comment: "A file is named after what it does, so nothing is a util, a helper or miscellaneous.",
      severity: "error",
      from: {},
      to: { path: "/(utils?|helpers?|misc)[/.]", pathNot: "node_modules" },
    },
    {
      name: "sandbox-is-an-island",
      comment: "The sandbox shares no code with the client, so that one can catch the other's mistakes.",
      severity: "error",
      from: { path: "^sandbox/" },
      to: { path: "^(app|components|lib|scripts|e2e|bench)/" },
    },
    {
      name: "nothing-imports-the-sandbox",
      comment: "It is a program: it is started, as the real upstream is reached, over HTTP. Its own tests excepted.",
      severity: "error",
      from: { pathNot: ["^sandbox/"] },
      to: { path: "^sandbox/" },
    },
    {
      name: "pages-pick",
      comment: "A page checks the session and picks a feature component; it neither acts nor reads the database.",
      severity: "error",
      from: { path: "^app/(?!api/)", pathNot: TEST },
      to: { path: "^lib/(ip-sales|db)/|^lib/[^/]+/operations|^lib/(env|operation)\\.ts$" },
    },
    {
      name: "routes-are-tables-of-contents",
      comment: "A route joins a method to an operation. next-auth's own route excepted.",
      severity: "error",
      from: { path: "^app/api/", pathNot: [TEST, "^app/api/auth/"] },
      to: { path: "^(app|components|lib)/", pathNot: ["^lib/http/", "^lib/(?!db/|ip-sales/|auth/)[^/]+/(?!schema|queries)[^/]+\\.ts$"] },
    },
    {
      name: "nouns-do-not-act-on-each-other",
      comment: "What two nouns need becomes a third, lower module.",
      severity: "error",
      from: { path: "^lib/([^/]+)/operations", pathNot: TEST },
      to: { path: "^lib/[^/]+/(operations|queries)", pathNot: "^lib/$1/" },
    },
    {
      name: "browser-code-stays-in-the-browser",
      severity: "error",
      from: { path: "^components/|^lib/[^/]+/queries", pathNot: TEST },
      to: { path: "^lib/(ip-sales|db)/|^lib/[^/]+/operations|^lib/(env|operation|log)\\.ts$|^lib/http/(route|problem)" },
    },
    {
      name: "lib-is-below",
      severity: "error",
      from: { path: "^lib/", pathNot: TEST },
      to: { path: "^(app|components|scripts|e2e|bench)/" },
    },
    {
      name: "the-upstream-knows-no-noun-and-no-database",
      comment: "lib/ip-sales turns their words into ours; what we do with them is the nouns' business.",
      severity: "error",
      from: { path: "^lib/ip-sales/", pathNot: TEST },
      to: { path: "^lib/db/|^lib/[^/]+/(operations|queries)" },
    },
    {
      name: "ui-knows-no-noun",
      severity: "error",
      from: { path: "^components/ui/", pathNot: TEST },
      to: { path: "^components/(?!ui/)|^lib/[^/]+/(schema|queries|operations)" },
    },
    {
      name: "one-home-for-charts",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^components/charts/" },
      to: { path: "node_modules/recharts/" },
    },
    {
      name: "one-home-for-next-auth",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: ["^lib/auth/session\\.ts$", "^app/api/auth/"] },
      to: { path: "node_modules/next-auth/" },
    },
    {
      name: "product-knows-no-test",
      severity: "error",
      from: { path: "^(app|components|lib|sandbox|scripts)/", pathNot: TEST },
      to: { path: `${TEST}|^e2e/` },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|data)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { conditionNames: ["import", "require", "node", "default", "types"], exportsFields: ["exports"] },
  },
};
