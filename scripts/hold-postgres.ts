// For postgres.test.ts: a launcher that starts no more than the database, told DATA_DIR, until SIGTERM.
import { mkdirSync } from "node:fs";
import { startPostgres } from "./postgres";
import { Refusal } from "./refusal";

const [dataDir = ""] = process.argv.slice(2);
mkdirSync(dataDir, { recursive: true });
try {
  const { adopted, url, stop } = await startPostgres(dataDir, (line) => console.log(line));
  process.on("SIGTERM", async () => {
    await stop();
    process.exit(0);
  });
  console.log(JSON.stringify({ adopted, url }));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
}
