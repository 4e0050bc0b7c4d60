"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { LinkButton } from "@/components/ui/LinkButton";
import { paths } from "@/lib/paths";
import type { Chosen } from "./use-compared";

/** Under the list, while something in it is chosen: how many, and on to the comparison. Within the thumb's reach on a phone. */
export function ChosenBar({ chosen, isFull, clear }: Chosen) {
  const t = useTranslations("compare.choice");
  if (chosen.length === 0) return null;
  return (
    <section
      aria-label={t("label")}
      className="sticky bottom-4 z-10 mt-4 flex flex-wrap items-center gap-3 rounded-lg border border-line-strong bg-surface px-4 py-3 shadow-float max-md:bottom-20"
    >
      <p role="status" className="min-w-0 flex-1 max-md:basis-full">
        <strong className="font-semibold">{t("count", { count: chosen.length })}</strong>{" "}
        {chosen.length === 1 && <span className="text-ink-2">{t("oneMore")}</span>}
        {isFull && <span className="text-ink-2">{t("full")}</span>}
      </p>
      <Button kind="quiet" onPress={clear}>
        {t("clear")}
      </Button>
      {chosen.length > 1 && (
        <LinkButton kind="primary" href={paths.compare(chosen)} className="max-md:flex-1">
          {t("compare")}
        </LinkButton>
      )}
    </section>
  );
}
