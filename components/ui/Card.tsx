import clsx from "clsx";
import { type ReactNode, useId } from "react";

interface CardProps {
  /** Drawn as the card's heading and read as its name. */
  title?: ReactNode;
  /** What stands at the heading's end: a count, a button. */
  aside?: ReactNode;
  /** For tables and lists that reach the card's edges. */
  flush?: boolean;
  tone?: "plain" | "danger";
  className?: string;
  children: ReactNode;
}

/** A bordered surface. Cards never stand in cards: a section inside uses a hairline. */
export function Card({ title, aside, flush = false, tone = "plain", className, children }: CardProps) {
  const titleId = useId();
  return (
    <section
      aria-labelledby={title ? titleId : undefined}
      className={clsx("min-w-0 rounded-lg border bg-surface", tone === "danger" && "border-danger-line", !flush && "p-4", className)}
    >
      {title && (
        <header className={clsx("flex flex-wrap items-baseline gap-x-3 gap-y-1", flush ? "px-4 py-3" : "mb-3")}>
          <h2 id={titleId} className="font-semibold">
            {title}
          </h2>
          {aside && <div className="ms-auto text-ink-2 text-sm">{aside}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
