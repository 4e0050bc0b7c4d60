"use client";
import { Equal, type LucideIcon, Minus, PencilLine, Plus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Figure } from "@/components/ui/Figure";
import type { ImportEffect } from "@/lib/lists/schema";
import { EffectSamples } from "./EffectSamples";

const FIGURES: { name: "add" | "change" | "unchanged" | "remove"; icon: LucideIcon; colour: string }[] = [
  { name: "add", icon: Plus, colour: "text-success" },
  { name: "change", icon: PencilLine, colour: "text-ink" },
  { name: "unchanged", icon: Equal, colour: "text-ink-3" },
  { name: "remove", icon: Minus, colour: "text-danger" },
];
const NOTES = ["staysBlocked", "addedBlocked", "duplicates", "refused"] as const;
const LOST = ["contacts", "ids", "phones", "rhStatus"] as const;

/** What a job does to the list, exactly: in figures, in sentences, and person by person. @param isPlan it was planned, and may not be done */
export function EffectView({ effect, isPlan = false }: { effect: ImportEffect; isPlan?: boolean }) {
  const t = useTranslations("lists.jobs.effect");
  const format = useFormatter();
  const { before, add, remove, lost } = effect;
  const isLost = lost !== null && LOST.some((kind) => lost[kind] > 0);
  return (
    <section aria-label={t(isPlan ? "titleDone" : "title")} className="flex flex-col gap-4">
      <div>
        <h3 className="font-semibold">{t(isPlan ? "titleDone" : "title")}</h3>
        <p className="text-ink-2">{t("size", { before, after: before + add - remove })}</p>
      </div>
      <div className="grid grid-cols-2 gap-4 md:grid-cols-4">
        {FIGURES.map(({ name, icon: Icon, colour }) => (
          <Figure
            key={name}
            label={
              <span className="flex h-5 items-center gap-1.5">
                <Icon size={16} aria-hidden className={colour} />
                {t(name)}
              </span>
            }
            value={format.number(effect[name])}
            className="md:border-s md:first:border-s-0 md:[&:not(:first-child)]:ps-4"
          />
        ))}
      </div>
      {(remove > 0 || NOTES.some((kind) => effect[kind] > 0)) && (
        <ul className="flex list-disc flex-col gap-1 ps-5">
          {remove > 0 && <li>{t("removedBlocked")}</li>}
          {NOTES.filter((kind) => effect[kind] > 0).map((kind) => (
            <li key={kind}>{t(kind, { count: effect[kind] })}</li>
          ))}
        </ul>
      )}
      {isLost && (
        <div className="rounded-md bg-warning-soft px-3 py-2">
          <p className="font-semibold">{t("lost.title")}</p>
          <ul className="flex list-disc flex-col gap-1 ps-5">
            {LOST.filter((kind) => lost[kind] > 0).map((kind) => (
              <li key={kind}>{t(`lost.${kind}`, { count: lost[kind] })}</li>
            ))}
          </ul>
        </div>
      )}
      <EffectSamples effect={effect} />
    </section>
  );
}
