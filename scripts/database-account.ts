import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { Refusal } from "./refusal";

/** Whom PostgreSQL runs as: `ids` is empty for the person who runs the launcher. */
export interface DatabaseAccount {
  name: string;
  ids: { uid: number; gid: number } | Record<string, never>;
}

/**
 * PostgreSQL refuses to run as root. So root runs it as the owner of the cluster where there is one already,
 * else as `postgres` (made when missing), else as `nobody`.
 * @param cluster the cluster's folder, if it exists
 * @throws Refusal
 */
export function databaseAccount(cluster: string | undefined): DatabaseAccount {
  if (process.getuid?.() !== 0) return { name: "this user", ids: {} };
  const owner = cluster === undefined ? undefined : statSync(cluster);
  if (owner && owner.uid !== 0) return { name: `the folder's owner (${owner.uid})`, ids: { uid: owner.uid, gid: owner.gid } };
  const account = lookUp("postgres") ?? made("postgres") ?? lookUp("nobody");
  if (account) return account;
  throw new Refusal(
    "PostgreSQL can't run as root, and there is no user postgres or nobody. Make one (useradd --system postgres), or set DATABASE_URL.",
  );
}

/** Whether PostgreSQL, run as this account, can enter (a folder) or execute (a file). */
export function canUse(account: DatabaseAccount, place: string): boolean {
  return spawnSync("/bin/sh", ["-c", 'test -x "$0"', place], { ...account.ids, cwd: "/" }).status === 0;
}

function lookUp(name: string): DatabaseAccount | undefined {
  try {
    const [uid, gid] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" })));
    return uid !== undefined && gid !== undefined ? { name, ids: { uid, gid } } : undefined;
  } catch {
    return undefined; // `id` says no such user
  }
}

function made(name: string): DatabaseAccount | undefined {
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", name]);
  return lookUp(name);
}
