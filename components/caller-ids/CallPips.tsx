import clsx from "clsx";
import { useTranslations } from "next-intl";
import { ltr } from "@/components/ui/Ltr";
import { CALLS_A_DAY } from "@/lib/caller-ids/schema";

/** How many of a number's verification calls are used: drawn, and in words. */
export function CallPips({ callsLeft }: { callsLeft: number }) {
  const t = useTranslations("callerIds.wizard");
  const used = CALLS_A_DAY - callsLeft;
  return (
    <p className="flex items-center gap-3 text-ink-2 text-sm">
      <span aria-hidden className="flex shrink-0 gap-1">
        {Array.from({ length: CALLS_A_DAY }, (_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a pip is its place
            key={place}
            className={clsx("size-2.5 rounded-full border-2", place < used ? "border-ink-2 bg-ink-2" : "border-line-strong")}
          />
        ))}
      </span>
      <span>{t.rich("pips", { used, max: CALLS_A_DAY, num: ltr })}</span>
    </p>
  );
}
