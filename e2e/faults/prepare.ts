// For own-postgres.ts: the tables and the demo's people in the database of DATABASE_URL.
import path from "node:path";
import { prepareDatabase } from "../../scripts/prepare-database";

const { DATABASE_URL = "", DEMO_PASSWORD } = process.env;
await prepareDatabase(path.resolve(import.meta.dirname, "../.."), DATABASE_URL, {
  appUrl: "http://127.0.0.1:3000",
  demoPassword: DEMO_PASSWORD,
});
