import type { ReactNode } from "react";

/** One sentence that says what would stand here, and one button. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-12 text-center">
      <p className="max-w-[48ch] text-ink-2">{children}</p>
      {action}
    </div>
  );
}
