import clsx from "clsx";
import type { ReactNode } from "react";

interface LtrProps {
  children: ReactNode;
  /** Letters of one width: phones, ids, codes. Times, figures and percents stay in the text's font. */
  mono?: boolean;
  className?: string;
}

/** Phones, figures, times, ids and codes: left to right in any sentence, never broken, never mixed with their neighbours. */
export function Ltr({ children, mono = false, className }: LtrProps) {
  return (
    <bdi dir="ltr" className={clsx("whitespace-nowrap", mono && "font-mono text-[0.9em]", className)}>
      {children}
    </bdi>
  );
}

/** For `t.rich`: a figure, a time or a share inside a sentence. */
export const ltr = (chunks: ReactNode) => <Ltr>{chunks}</Ltr>;
