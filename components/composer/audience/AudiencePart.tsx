"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { LIMITS } from "@/lib/campaigns/schema";
import { useComposer } from "../use-composer";
import { AddSource } from "./AddSource";
import { AudienceTotals } from "./AudienceTotals";
import { OptedOutNote } from "./OptedOutNote";
import { SourceItem } from "./SourceItem";
import { isBlank, sourcesOf } from "./slots";
import { useFileDrop } from "./use-file-drop";
import { SourcesProvider, useSources } from "./use-sources";

/** Whom the campaign calls: one source or several, added up without duplicates. A file may be dropped anywhere on it. */
export function AudiencePart() {
  const t = useTranslations("audiences.sources");
  const sources = useSources();
  const { audience } = useComposer();
  const { isOver, ...dropping } = useFileDrop(sources.addFiles);
  const { slots } = sources;
  const held = sourcesOf(slots);
  const isOnly = slots.length === 1;
  const isStart = isOnly && slots.every((slot) => isBlank(slot) && slot.form === "paste");
  // The error of a single list stands beside it.
  const hasTotal = held.length > 1 || (audience.error !== null && held.some((source) => "audienceId" in source));

  return (
    <SourcesProvider value={sources}>
      <div {...dropping} className={clsx("flex flex-col gap-4 rounded-md outline-offset-8", isOver && "outline-2 outline-accent")}>
        {hasTotal && <AudienceTotals />}
        <OptedOutNote />
        <ul tabIndex={-1} aria-label={t("label")} className={clsx("flex flex-col", isOnly ? "gap-4" : "divide-y rounded-md border")}>
          {slots.map((slot, index) => (
            <SourceItem key={slot.key} slot={slot} index={index} isOnly={isOnly} isStart={isStart} />
          ))}
        </ul>
        {!isStart && <AddSource isFull={slots.length >= LIMITS.sources} />}
      </div>
    </SourcesProvider>
  );
}
