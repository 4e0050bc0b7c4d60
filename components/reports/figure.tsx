import type { ReactNode } from "react";

/** A number, a time or a percentage: left to right in every sentence, with figures of one width. */
export function Figure({ children }: { children: ReactNode }) {
  return (
    <bdi dir="ltr" className="whitespace-nowrap tabular-nums">
      {children}
    </bdi>
  );
}

/** A phone, a code, an id: as it is, in the monospace. */
export function Code({ children }: { children: ReactNode }) {
  return (
    <bdi dir="ltr" className="whitespace-nowrap font-mono">
      {children}
    </bdi>
  );
}

/** For `t.rich`: `<num>` in a message. */
export const rich = { num: (chunks: ReactNode) => <Figure>{chunks}</Figure> };
