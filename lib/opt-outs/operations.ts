import "server-only";
import { MAX_FILE_BYTES } from "@/lib/audiences/limits";
import type { ReaderTask } from "@/lib/audiences/read-in-thread";
import { readOrRefuse } from "@/lib/audiences/read-or-refuse";
import { AppError } from "@/lib/errors";
import { optOutOf } from "@/lib/numbers/opt-out-of";
import { operation } from "@/lib/operation";
import { ExportedOptOuts, requireSheet } from "./export-file";
import { OptOutHistory } from "./history-schema";
import { addOptOuts, leave } from "./ledger";
import {
  AddedOptOuts,
  NewOptOuts,
  OptOutChoice,
  OptOutFile,
  OptOutPage,
  OptOutQuery,
  OptOutRef,
  OptOutRemoval,
  OptOutSearch,
  RemovedOptOut,
} from "./schema";
import { countOptOuts, eachOptOut, readOptOuts } from "./store";

/** A page of the ledger, with how many came in each way. */
export const listOptOuts = operation({
  name: "opt-out.list",
  allow: "opt-outs:read",
  input: OptOutQuery,
  output: OptOutPage,
  run: ({ input }) => readOptOuts(input),
});

/** The same of the numbers that hold some digits. */
export const findOptOuts = operation({
  name: "opt-out.find",
  allow: "opt-outs:read",
  input: OptOutSearch,
  output: OptOutPage,
  run: ({ input }) => readOptOuts(input),
});

/** Everything the ledger knows of one number. @throws AppError `not-found` */
export const readOptOutHistory = operation({
  name: "opt-out.history",
  allow: "opt-outs:read",
  input: OptOutRef,
  output: OptOutHistory,
  run: async ({ input: { phone } }) => {
    const known = await optOutOf(phone);
    if (!known) throw notInLedger();
    return { phone, ...known };
  },
});

const notInLedger = () => new AppError("not-found", { message: "optOuts.problems.notThere" });

/** Numbers that a person writes down, with why. A number that is known already has one more entry. */
export const addOptOutsByHand = operation({
  name: "opt-out.add",
  allow: "opt-outs:add",
  writes: true,
  input: NewOptOuts,
  output: AddedOptOuts,
  audit: ({ phones }) => ({ details: { texts: phones.length } }),
  run: async ({ input: { phones, reason }, actor, note }) => {
    const added = await take({ kind: "raws", raws: phones }, { kind: "hand", reason, by: actor.id });
    note({ details: countsOf(added) });
    return added;
  },
});

/** The numbers of a file, read by the importer's rules. @throws AppError `unreadable-file`, `too-large` */
export const importOptOuts = operation({
  name: "opt-out.import",
  allow: "opt-outs:add",
  writes: true,
  input: OptOutFile,
  output: AddedOptOuts,
  audit: ({ file }) => ({ details: { fileName: file.name, bytes: file.size } }),
  run: async ({ input: { file, reason, sheet, columns, header }, actor, note }) => {
    if (file.size > MAX_FILE_BYTES) throw new AppError("too-large", { values: { megabytes: MAX_FILE_BYTES / 1024 / 1024 } });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const task = { kind: "file", bytes, fileName: file.name, options: { sheet, columns, header } } as const;
    const added = await take(task, { kind: "file", reason, by: actor.id });
    note({ details: countsOf(added) });
    return added;
  },
});

async function take(task: ReaderTask, entry: { kind: "hand" | "file"; reason: string; by: string }): Promise<AddedOptOuts> {
  const { phones, summary } = await readOrRefuse(task);
  const { accepted, duplicates, rejected, reasons } = summary;
  const added = accepted === 0 ? 0 : await addOptOuts(phones.split("\n").map((phone) => ({ phone, ...entry })));
  return { added, known: accepted - added, duplicates, rejected, reasons };
}

const countsOf = ({ added, known, rejected }: AddedOptOuts) => ({ added, known, rejected });

/** Lets a number be called again. It stays blocked wherever it is blocked. @throws AppError `not-found` */
export const removeOptOut = operation({
  name: "opt-out.remove",
  allow: "opt-outs:remove",
  writes: true,
  input: OptOutRemoval,
  output: RemovedOptOut,
  audit: () => ({}),
  run: async ({ input: { phone, reason }, actor }) => {
    const [gone] = await leave([phone], { by: actor.id, reason });
    if (gone === undefined) throw notInLedger();
    return { phone: gone };
  },
});

const exported = { allow: "opt-outs:read", input: OptOutChoice, output: ExportedOptOuts } as const;

export const exportOptOuts = operation({
  name: "opt-out.csv",
  ...exported,
  run: async ({ input, actor }) => ({ locale: actor.locale, batches: eachOptOut(input) }),
});

/** @throws AppError `too-large` for more numbers than a sheet has rows */
export const exportOptOutsWorkbook = operation({
  name: "opt-out.xlsx",
  ...exported,
  run: async ({ input, actor }) => {
    requireSheet(await countOptOuts(input));
    return { locale: actor.locale, batches: eachOptOut(input) };
  },
});
