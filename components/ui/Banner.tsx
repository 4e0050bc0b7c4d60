import clsx from "clsx";
import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type BannerTone = "info" | "success" | "warning" | "danger";

const TONES: Record<BannerTone, { icon: LucideIcon; box: string; sign: string }> = {
  info: { icon: Info, box: "bg-sunken", sign: "text-ink-2" },
  success: { icon: CircleCheck, box: "bg-success-soft", sign: "text-success" },
  warning: { icon: TriangleAlert, box: "bg-warning-soft", sign: "text-warning" },
  danger: { icon: CircleAlert, box: "bg-danger-soft", sign: "text-danger" },
};

interface BannerProps {
  tone: BannerTone;
  /** The fact, in bold; the children explain. */
  title?: ReactNode;
  /** The one act that helps. */
  action?: ReactNode;
  /** Read out when it appears: for what answers an act just made. */
  announce?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A strip that says what is the matter, where it matters. */
export function Banner({ tone, title, action, announce = false, className, children }: BannerProps) {
  const { icon: Icon, box, sign } = TONES[tone];
  return (
    <div
      role={announce ? "alert" : undefined}
      className={clsx("flex items-start gap-3 rounded-md px-3 py-2 max-md:flex-wrap", box, className)}
    >
      <Icon size={18} aria-hidden className={clsx("mt-0.5 shrink-0", sign)} />
      <p className="min-w-0 flex-1">
        {title && <strong className="font-semibold">{title} </strong>}
        {children && <span className={title ? "text-ink-2" : undefined}>{children}</span>}
      </p>
      {action && <div className="shrink-0 max-md:w-full">{action}</div>}
    </div>
  );
}
