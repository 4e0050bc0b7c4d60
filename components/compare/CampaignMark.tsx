import type { ReactNode } from "react";

/** A campaign's number among those compared, the same in its column, its bar and at the end of its line. */
export function CampaignMark({ children }: { children: ReactNode }) {
  return (
    <span className="inline-grid size-5 shrink-0 place-items-center rounded-full border border-line-strong bg-surface font-semibold text-ink text-sm leading-none">
      {children}
    </span>
  );
}
