"use client";
import { useState } from "react";
import type { ImportMode } from "@/lib/lists/schema";
import { type ContactSource, useContactSource } from "./use-contact-source";

export interface ImportFormState {
  mode: ImportMode;
  setMode: (mode: ImportMode) => void;
  source: ContactSource;
  reset: () => void;
}

/** What a person chose for an import. It outlives the look at its effect. */
export function useImportForm(): ImportFormState {
  const [mode, setMode] = useState<ImportMode>("merge");
  const source = useContactSource();
  const reset = () => {
    setMode("merge");
    source.clear();
  };
  return { mode, setMode, source, reset };
}
