import clsx from "clsx";

/** The box of everything that is typed into or chosen from: 32 px, 48 on a phone (40 with `large`). */
export function boxStyle(extra?: string): string {
  return clsx(
    "flex h-10 w-full min-w-0 items-center gap-2 rounded-md border border-line-strong bg-surface px-3 text-ink transition-colors max-md:h-12",
    "invalid:border-danger disabled:border-line disabled:bg-sunken disabled:text-ink-3",
    extra,
  );
}

export const labelStyle = "font-semibold text-sm";
