"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import type { VerdictOverride } from "@/lib/reports/verdict-rules";

/** What a rule asks of a call, each condition as a phrase. */
export function useConditions(): (override: VerdictOverride) => { key: string; words: ReactNode }[] {
  const t = useTranslations("verdictRules.conditions");
  return ({ sipCode, cause, had180, had183 }) => [
    ...(sipCode === null ? [] : [{ key: "sipCode", words: t.rich("sipCode", { code: () => <Ltr mono>{sipCode}</Ltr> }) }]),
    ...(cause === null ? [] : [{ key: "cause", words: t.rich("cause", { text: () => <bdi dir="auto">{cause}</bdi> }) }]),
    ...(had180 === "any" ? [] : [{ key: "had180", words: t(`had180.${had180}`) }]),
    ...(had183 === "any" ? [] : [{ key: "had183", words: t(`had183.${had183}`) }]),
  ];
}
