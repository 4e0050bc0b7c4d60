"use client";
import { useEffect, useState } from "react";
import { SearchField } from "./SearchField";

interface PausedSearchFieldProps {
  label: string;
  value: string;
  /** Called when the typing pauses. */
  onChange: (value: string) => void;
  className?: string;
}

const PAUSE_MS = 250;

/** A search that the server answers: what is typed shows at once, the answer follows when the typing pauses. */
export function PausedSearchField({ label, value, onChange, className }: PausedSearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    // It changed from outside: back, forward, or "clear".
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => {
      setKnown(typed);
      onChange(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return <SearchField label={label} value={typed} onChange={setTyped} className={className} />;
}
