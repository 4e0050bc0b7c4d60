import type { ReadingOptions } from "@/lib/audiences/choices";
import { createFromCampaign, fixRejects, keepAudience } from "@/lib/audiences/queries";
import type { Fix, SliceFilters } from "@/lib/audiences/schema";
import { isBlank, newSlot, PASTED_NAME, type Slot, type SourceKind, sourceKey, withAdded } from "./slots";
import type { SlotWork } from "./use-slot-work";
import type { SlotsControl } from "./use-slots";

type Desk = SlotsControl & SlotWork;

/** A longer text would make the box it stands in sluggish; it is read at once and shown as a list. About 5,000 numbers. */
const MAX_BOX_CHARS = 60_000;
const TYPING_PAUSE_MS = 600;

export const isTooLongForBox = (text: string): boolean => text.length > MAX_BOX_CHARS;

/** How a slot comes to hold something. */
export function fillingActs({ now, change, patch, run, wait, stop }: Desk) {
  const readFile = (key: string, file: File, reading: ReadingOptions) => {
    patch(key, { file, text: "", form: null });
    void run(key, { act: "read", load: (signal, onProgress) => keepAudience(file, { signal, onProgress, reading }) });
  };
  const readText = (key: string, text: string) => {
    const file = new File([text], PASTED_NAME, { type: "text/plain" });
    void run(key, { act: "read", load: (signal, onProgress) => keepAudience(file, { signal, onProgress }) });
  };
  return {
    /** Each file is a source of its own; the first takes the given slot, or one that waits for a file. */
    addFiles: (files: readonly File[], place?: string) => {
      for (const [index, file] of files.entries()) {
        const waiting = now().find((slot) => (index === 0 && place !== undefined ? slot.key === place : isWaitingForFile(slot)));
        const slot = waiting ?? newSlot({});
        if (!waiting) change(withAdded(now(), slot));
        readFile(slot.key, file, {});
      }
    },
    /** The file at hand, read in another way. */
    readAnew: (key: string, reading: ReadingOptions) => {
      const file = now().find((slot) => slot.key === key)?.file;
      if (file) readFile(key, file, reading);
    },
    /** What stands in the box counts once it was read; the numbers that were read before are not called meanwhile. */
    type: (key: string, text: string) => {
      stop(key);
      if (isTooLongForBox(text)) {
        patch(key, { text: "", form: null, file: null });
        readText(key, text);
      } else if (text.trim() === "") {
        patch(key, { text, file: null, work: null, source: null });
      } else {
        patch(key, { text, file: null, work: { phase: "waiting" } });
        wait(key, TYPING_PAUSE_MS, () => readText(key, text));
      }
    },
    /** Something stands in the slot's form, or nothing any more; what it holds already is not touched by that. */
    begin: (key: string, isBegun: boolean) => patch(key, { work: isBegun ? { phase: "open" } : null }),
    takeList: (key: string, listId: number) => patch(key, { source: { listId }, form: null, work: null, file: null, text: "" }),
    takeSlice: (key: string, campaignId: number, filters: SliceFilters) =>
      run(key, {
        act: "slice",
        load: (signal) => createFromCampaign(campaignId, filters, signal),
        filled: { form: null, file: null, text: "" },
      }),
    fix: (key: string, audienceId: string, fixes: readonly Fix[]) =>
      run(key, { act: "fix", load: (signal) => fixRejects(audienceId, fixes, signal), filled: { form: null, text: "" } }),
  };
}

/** An open chooser, or a file that was refused. */
const isWaitingForFile = ({ source, form, work, file }: Slot): boolean =>
  source === null && ((form === "file" && work === null) || (file !== null && work?.phase === "failed"));

/** What else can be done with slots. */
export function changingActs({ now, change, patch, stop, retry }: Desk) {
  const slotOf = (key: string) => now().find((slot) => slot.key === key);
  const remove = (key: string) => {
    stop(key);
    change(now().filter((slot) => slot.key !== key));
  };
  return {
    remove,
    retry,
    open: (kind: SourceKind) => change(withAdded(now(), newSlot({ form: kind }))),
    /** Shows a form in a slot that holds something; what it holds stays until there is something new. */
    edit: (key: string, form: SourceKind, text?: string) => patch(key, { form, ...(text !== undefined && { text }) }),
    /** Leaves what was begun: back to what the slot held before, or away with the slot. */
    cancel: (key: string) => {
      stop(key);
      const slot = slotOf(key);
      if (!slot?.source) return remove(key);
      const isTextLost = slot.form === "paste" && slot.work !== null;
      patch(key, { work: null, form: null, ...(isTextLost && { text: "" }) });
    },
    /** Back to what a slot held before its rejects were corrected; nothing when it holds something else by now. */
    revert: (key: string, from: string, to: string) => {
      const held = slotOf(key)?.source;
      if (held && sourceKey(held) === from) patch(key, { source: { audienceId: to }, form: null, text: "", work: null });
    },
    /** Puts a removed slot back to its place. */
    restore: (slot: Slot, index: number) => {
      const others = now().filter((other) => !isBlank(other));
      change([...others.slice(0, index), { ...slot, form: null, work: null }, ...others.slice(index)]);
    },
  };
}
