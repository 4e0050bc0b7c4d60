/**
 * Three ways to break the promise that a launch is sent at most once, each as exact pieces of the source and what stands in their place. A
 * piece that isn't there exactly once fails the build of the broken copy: then the source was changed, and this list has to follow.
 */

export const MUTATIONS = ["sends-again", "no-unique-key", "sends-first"] as const;
/** The mutation that a process of the broken build has, in its environment; without one it is as good as the real one. */
export const MUTATION_VARIABLE = "SHOFAR_BROKEN";
export type Mutation = (typeof MUTATIONS)[number];

const is = (mutation: Mutation) => `process.env["${MUTATION_VARIABLE}"] === "${mutation}"`;

interface Edit {
  file: string;
  piece: string;
  instead: string;
}

/** `campaignRun` is repeated when its outcome is unknown. */
const SENDS_AGAIN: Edit[] = [
  {
    file: "lib/ip-sales/client.ts",
    piece: "return this.#once(api, action, fields, options);",
    instead: `return this.#once(api, action, fields, options).catch((error: unknown) => {
      const again = ${is("sends-again")} && action === "campaignRun" && error instanceof UpstreamUnknown;
      if (!again) throw error;
      return this.#once(api, action, fields, options);
    });`,
  },
];

/** Nobody looks whether a key, or a content, was there before; {@link NO_UNIQUE_KEY_SQL} takes the database's own word away. */
const NO_UNIQUE_KEY: Edit[] = [
  {
    file: "lib/launches/create.ts",
    piece: "async function launchOfKey(tx: Queryable, idempotencyKey: string, digest: string): Promise<string | null> {",
    instead: `async function launchOfKey(tx: Queryable, idempotencyKey: string, digest: string): Promise<string | null> {
  if (${is("no-unique-key")}) return null;`,
  },
  {
    file: "lib/launches/create.ts",
    piece: "async function refuseSameContent(tx: Queryable, { digest, spec }: LaunchOrder, actor: Actor): Promise<void> {",
    instead: `async function refuseSameContent(tx: Queryable, { digest, spec }: LaunchOrder, actor: Actor): Promise<void> {
  if (${is("no-unique-key")}) return;`,
  },
  { file: "lib/launches/create.ts", piece: ".onConflictDoNothing({ target: launches.idempotencyKey })", instead: ".onConflictDoNothing()" },
];

/** For the database of a process that is broken as `no-unique-key`. */
export const NO_UNIQUE_KEY_SQL = "alter table launches drop constraint launches_idempotency_key_unique";

/** The bytes go out inside the transaction that says so, before it is committed. */
const SENDS_FIRST: Edit[] = [
  {
    file: "lib/launches/send.ts",
    piece: "const UNKNOWN_AFTER_MS = 10_000;",
    instead: "const UNKNOWN_AFTER_MS = 10_000;\nconst sentFirst = new Map<string, Happening>();",
  },
  {
    file: "lib/launches/send.ts",
    piece: "return { sending, auditId };",
    instead: `if (${is("sends-first")}) sentFirst.set(row.id, await sendOnce((await payloadOf(row)).campaign, auditId));
    return { sending, auditId };`,
  },
  {
    file: "lib/launches/send.ts",
    piece: "const outcome = sendOnce(payload, auditId);",
    instead: "const outcome = Promise.resolve(sentFirst.get(row.id) ?? sendOnce(payload, auditId));",
  },
];

/** All of them: one build has the three, and a process of it at most one (`MUTATION_VARIABLE`). */
export const EDITS: Edit[] = [...SENDS_AGAIN, ...NO_UNIQUE_KEY, ...SENDS_FIRST];

/** The text of a file with that edit. @throws when the piece isn't there exactly once */
export function edited(text: string, { file, piece, instead }: Edit): string {
  const [before, after, ...more] = text.split(piece);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`${file} was changed: mutations.ts looks for this piece exactly once:\n${piece}`);
  }
  return before + instead + after;
}
