import { TriangleAlert } from "lucide-react";
import type { SectionState } from "./steps";

/** A section's state as a shape; the word stands beside the summary. */
export function SectionMark({ state }: { state: SectionState }) {
  if (state === "attention") return <TriangleAlert size={20} aria-hidden className="shrink-0 text-warning" />;
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 shrink-0">
      {state === "done" ? (
        <>
          <circle cx="10" cy="10" r="9" className="fill-success" />
          <path d="M6 10.5l2.7 2.7L14 7.5" className="fill-none stroke-2 stroke-surface" strokeLinecap="round" strokeLinejoin="round" />
        </>
      ) : (
        <circle cx="10" cy="10" r="8.5" className="fill-none stroke-[1.5] stroke-line-strong" strokeDasharray="3 2.3" />
      )}
    </svg>
  );
}
