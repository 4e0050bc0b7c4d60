"use client";
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import { OPT_OUT_KINDS, type OptOutKind } from "@/lib/opt-outs/schema";

/** Which numbers are shown. What is looked for may be somebody's number: it stands in no address, and a refresh forgets it. */
export function useOptOutFilter() {
  const [{ kind, page }, setFilter] = useQueryStates({
    kind: parseAsStringLiteral(OPT_OUT_KINDS),
    page: parseAsInteger.withDefault(1),
  });
  const [text, setText] = useState("");
  const find = useCallback(
    (sought: string) => {
      setText(sought.trim());
      void setFilter({ page: null });
    },
    [setFilter],
  );
  const choose = (chosen: OptOutKind | null) => setFilter({ kind: chosen, page: null });
  const turnTo = useCallback((next: number) => void setFilter({ page: next === 1 ? null : next }), [setFilter]);
  const clear = () => {
    setText("");
    void setFilter(null);
  };
  return {
    query: { kind, text, page: Math.max(1, page) },
    /** As the export takes it. */
    choice: { ...(text !== "" && { text }), ...(kind !== null && { kind }) },
    find,
    choose,
    clear,
    turnTo,
  };
}
