"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ltr } from "@/components/ui/Ltr";
import type { LeftOut } from "./left-out";

/** How what IP-Sales blocks differs from our own ledger, in a sentence; nothing where it blocks nobody beside it. */
export function BlockedDifference({ leftOut }: { leftOut: readonly LeftOut[] }) {
  const t = useTranslations("launches.leftOut");
  const format = useFormatter();
  const elsewhere = leftOut.find(({ why }) => why === "elsewhere");
  if (!elsewhere) return null;
  const { count } = elsewhere;
  return <p className="text-ink-2 text-sm">{t.rich("difference", { count, shown: format.number(count), num: ltr })}</p>;
}
