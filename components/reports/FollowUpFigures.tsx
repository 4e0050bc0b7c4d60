"use client";
import { Minus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { rich } from "@/components/ui/rich";
import type { SliceFigures } from "@/lib/audiences/schema";

const LEFT_OUT = ["optedOut", "nonexistent", "rejected", "duplicates"] as const;

/** The people of a slice, those who are left out and why, and those who stay: a sum that adds up. */
export function FollowUpFigures({ figures }: { figures: SliceFigures }) {
  const t = useTranslations("reports.followUp");
  const format = useFormatter();
  const told = (name: (typeof LEFT_OUT)[number] | "recipients" | "left", count: number) =>
    t.rich(name, { ...rich, count, shown: format.number(count) });
  return (
    <ul className="flex flex-col gap-1">
      <li>{told("recipients", figures.recipients)}</li>
      {LEFT_OUT.map(
        (name) =>
          figures[name] > 0 && (
            <li key={name} className="flex items-center gap-2 text-ink-2">
              <Minus size={14} aria-hidden className="shrink-0" />
              <span>{told(name, figures[name])}</span>
            </li>
          ),
      )}
      {figures.accepted > 0 && figures.accepted < figures.recipients && (
        <li className="mt-1 border-t pt-2 font-semibold">{told("left", figures.accepted)}</li>
      )}
    </ul>
  );
}
