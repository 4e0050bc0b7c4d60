"use client";
import { useEffect, useRef, useState } from "react";
import { isTooLongForBox } from "@/components/composer/audience/source-acts";
import { readContactsInBrowser } from "@/lib/audiences/read-in-browser";
import type { ContactOptions, ContactReading } from "@/lib/lists/read-contacts";
import { isSameText } from "./same-text";

const TYPING_PAUSE_MS = 600;

/** `waiting`: somebody is still typing. */
export type SourceWork = { phase: "waiting" } | { phase: "reading"; rows: number } | { phase: "failed"; error: unknown };

export interface ContactSource {
  /** As it stands in the box; "" for a file, and for a text that the box can't hold. */
  text: string;
  /** What is read; null while the box is empty. */
  file: File | null;
  /** The file's own name; null for rows that were pasted. */
  fileName: string | null;
  work: SourceWork | null;
  /** What was read last; it stays while the same is read in another way. */
  reading: ContactReading | null;
  /** How it was read. */
  options: ContactOptions;
  type: (text: string) => void;
  choose: (file: File) => void;
  readAnew: (options: ContactOptions) => void;
  clear: () => void;
}

interface Held {
  text: string;
  file: File | null;
  fileName: string | null;
  work: SourceWork | null;
  reading: ContactReading | null;
  options: ContactOptions;
}
const NOTHING: Held = { text: "", file: null, fileName: null, work: null, reading: null, options: {} };

/** A file or pasted rows, read in a worker as soon as they are there. */
export function useContactSource(): ContactSource {
  const [held, setHeld] = useState<Held>(NOTHING);
  const running = useRef<AbortController | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = () => {
    running.current?.abort();
    clearTimeout(timer.current);
  };
  useEffect(
    () => () => {
      running.current?.abort();
      clearTimeout(timer.current);
    },
    [],
  );

  const read = async (file: File, options: ContactOptions) => {
    stop();
    const abort = new AbortController();
    running.current = abort;
    const tell = (part: Partial<Held>) => void (abort.signal.aborted || setHeld((now) => ({ ...now, ...part })));
    tell({ file, options, work: { phase: "reading", rows: 0 } });
    try {
      const onProgress = (rows: number) => tell({ work: { phase: "reading", rows } });
      const reading = await readContactsInBrowser(file, options, { signal: abort.signal, onProgress });
      tell({ work: null, reading });
    } catch (error) {
      tell({ work: { phase: "failed", error }, reading: null });
    }
  };
  const readText = (text: string, options: ContactOptions) => void read(new File([text], "pasted.txt", { type: "text/plain" }), options);

  return {
    ...held,
    type: (text) => {
      stop();
      // Columns that a person chose stay chosen while the same rows are worked on.
      const options = isSameText(held.text, text) ? held.options : {};
      if (text.trim() === "") return setHeld({ ...NOTHING, text });
      if (isTooLongForBox(text)) {
        setHeld({ ...NOTHING, work: { phase: "waiting" } });
        return readText(text, options);
      }
      setHeld((now) => ({ ...now, text, options, fileName: null, work: { phase: "waiting" } }));
      timer.current = setTimeout(() => readText(text, options), TYPING_PAUSE_MS);
    },
    choose: (file) => {
      setHeld({ ...NOTHING, fileName: file.name });
      void read(file, {});
    },
    readAnew: (options) => void (held.file && read(held.file, options)),
    clear: () => {
      stop();
      setHeld(NOTHING);
    },
  };
}
