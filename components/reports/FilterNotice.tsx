"use client";
import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { CALLS_ID } from "./CallsSection";
import type { CallFilterState } from "./use-call-filter";

/**
 * Cards and charts filter the table of calls, which may be far below: while a filter is set, this stands at the foot of the window and leads
 * there, and comes to rest above the table.
 */
export function FilterNotice({ calls }: { calls: CallFilterState }) {
  const t = useTranslations("reports.calls");
  const count = calls.active.length;
  if (count === 0) return null;
  const show = () => {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    document.getElementById(CALLS_ID)?.scrollIntoView({ behavior: calm ? "auto" : "smooth" });
  };
  return (
    <div className="sticky bottom-4 z-10 mx-auto mb-3 flex w-fit max-w-full items-center gap-2 rounded-lg border bg-surface px-3 py-2 shadow-float max-md:bottom-20">
      <span className="text-sm max-md:sr-only">{t("filtered", { count })}</span>
      <Button icon={ArrowDown} onPress={show}>
        {t("toCalls")}
      </Button>
      <Button kind="quiet" onPress={() => calls.clear()}>
        {t("clear")}
      </Button>
    </div>
  );
}
