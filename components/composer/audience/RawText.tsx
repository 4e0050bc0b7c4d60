import type { ReactNode } from "react";

/** A text as the file held it: unknown language, figures and signs in their own order. */
export function RawText({ children }: { children: ReactNode }) {
  return (
    <bdi dir="auto" className="break-all font-mono text-[0.9em]">
      {children}
    </bdi>
  );
}
