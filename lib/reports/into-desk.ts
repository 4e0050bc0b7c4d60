import "server-only";
import type { ReportBytes } from "@/lib/ip-sales/reports";
import type { Desk } from "./desk";
import type { VerdictRules } from "./verdict-rules";

/** Small pieces go over together; a larger one would make the thread's answers to others wait. */
const BLOCK_BYTES = 256 * 1024;
/** Blocks under way to the thread. When all are, IP-Sales waits: memory doesn't grow with a report. */
const BLOCKS = 8;

type Block = Uint8Array<SharedArrayBuffer>;

let reports = 0;

/** What the desk holds of one report. */
export interface OnDesk {
  /** Its number there. */
  report: number;
  rows: number;
  byteLength: number;
}

/** A number that no other report has on the desk. */
export const nextReport = (): number => ++reports;

/**
 * Hands a report that arrives to the thread, in blocks of memory that both share and that are filled again once they are read. Handing memory
 * over for good, and back, would cost the thread: V8 drops all code that it made for arrays when the first one is taken away.
 * @param rules by which its calls are judged
 */
export function bytesIntoDesk(desk: Desk, contentType: string, rules?: VerdictRules): ReportBytes<OnDesk> {
  const report = nextReport();
  let failed: { error: unknown } | null = null;
  const began = desk.ask({ kind: "begin", report, contentType, rules });
  began.catch((error: unknown) => {
    failed ??= { error };
  });
  const free: Block[] = [];
  const underWay = new Set<Promise<void>>();
  let made = 0;
  let block: Block | null = null;
  let filled = 0;

  const send = (filledBlock: Block, length: number) => {
    const sent = desk
      .ask({ kind: "write", report, bytes: filledBlock.subarray(0, length) })
      .then(
        () => void free.push(filledBlock),
        (error: unknown) => {
          failed ??= { error };
        },
      )
      .finally(() => underWay.delete(sent));
    underWay.add(sent);
  };
  const freeBlock = async (): Promise<Block> => {
    while (free.length === 0 && made === BLOCKS && !failed) await Promise.race(underWay);
    if (failed) throw failed.error;
    const known = free.pop();
    if (known) return known;
    made++;
    return new Uint8Array(new SharedArrayBuffer(BLOCK_BYTES));
  };
  return {
    write: async (bytes) => {
      for (let at = 0; at < bytes.length; ) {
        block ??= await freeBlock();
        const piece = bytes.subarray(at, at + block.length - filled);
        block.set(piece, filled);
        filled += piece.length;
        at += piece.length;
        if (filled < block.length) continue;
        send(block, filled);
        [block, filled] = [null, 0];
      }
    },
    end: async () => {
      await began;
      if (block) send(block, filled);
      block = null;
      await Promise.all(underWay);
      if (failed) throw failed.error;
      const { end, size } = await desk.ask({ kind: "end", report });
      return { end, calls: { report, ...size } };
    },
    abandon: () => {
      void Promise.all([began, desk.ask({ kind: "forget", report })]).catch(() => {});
    },
  };
}
