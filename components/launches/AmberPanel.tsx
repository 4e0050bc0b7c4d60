import { TriangleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

interface AmberPanelProps {
  /** The fact; read out when it appears. */
  title: ReactNode;
  /** What may be done about it. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** What nobody can be sure of, or has to decide: amber, for nothing is lost yet. What counts on in it is not read out. */
export function AmberPanel({ title, actions, children }: AmberPanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 rounded-md border border-warning-line bg-warning-soft px-4 py-3">
      <div role="alert" className="flex items-start gap-3">
        <TriangleAlert size={18} aria-hidden className="mt-0.75 shrink-0 text-warning" />
        <h3 id={id} className="min-w-0 font-semibold">
          {title}
        </h3>
      </div>
      {children && <div className="flex flex-col gap-3 md:ps-7.5">{children}</div>}
      {actions && <div className="flex flex-wrap gap-2 empty:hidden max-md:flex-col md:ps-7.5">{actions}</div>}
    </section>
  );
}
