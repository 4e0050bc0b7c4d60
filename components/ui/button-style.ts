import clsx from "clsx";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "large";

const KINDS: Record<ButtonKind, string> = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover pressed:bg-accent-hover",
  secondary: "border-line-strong bg-surface text-ink hover:bg-hover pressed:bg-sunken",
  quiet: "border-transparent text-ink-2 hover:bg-hover hover:text-ink pressed:bg-sunken",
  danger: "border-danger bg-surface text-danger hover:bg-danger-soft pressed:bg-danger-soft",
};

/** The look of everything that is pressed; 48 px high on a phone. */
export function buttonStyle(kind: ButtonKind, size: ButtonSize, extra?: string): string {
  return clsx(
    "relative inline-flex cursor-pointer items-center justify-center gap-2 whitespace-nowrap rounded-md border font-semibold no-underline",
    "transition-colors disabled:cursor-default disabled:border-line disabled:bg-sunken disabled:text-ink-3 max-md:h-12",
    "forced-colors:border-[ButtonBorder]",
    size === "large" ? "h-10 px-4" : "h-8 px-3",
    KINDS[kind],
    extra,
  );
}
