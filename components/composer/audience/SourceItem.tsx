"use client";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";
import { audienceQueries } from "@/lib/audiences/queries";
import { CampaignForm } from "./CampaignForm";
import { FileForm } from "./FileForm";
import { ListForm } from "./ListForm";
import { PasteForm } from "./PasteForm";
import { ReadingState } from "./ReadingState";
import { AudienceContent, ListContent } from "./SourceContent";
import { SourceHead } from "./SourceHead";
import type { Slot } from "./slots";
import { kindOf, useOrigin } from "./use-source-name";

interface SourceItemProps {
  slot: Slot;
  index: number;
  isOnly: boolean;
  /** Nothing was chosen yet: every way in stands open. */
  isStart: boolean;
}

/** One source: what it is, the form that fills it, and what was found in it. */
export function SourceItem({ slot, index, isOnly, isStart }: SourceItemProps) {
  const audienceId = slot.source && "audienceId" in slot.source ? slot.source.audienceId : null;
  const query = useQuery({ ...audienceQueries.audience(audienceId ?? ""), enabled: audienceId !== null });
  const audience = audienceId === null ? undefined : query.data;
  // A mailing list has no summary that is kept: it is counted by itself.
  const count = useQuery(audienceQueries.count(slot.source && audienceId === null ? [slot.source] : []));
  const figures = count.data?.sources[0] ?? null;
  const origin = useOrigin(audience);
  const [chosen, setOpen] = useState<boolean | null>(null);
  const isOpen = chosen ?? isOnly;
  const isTyping = slot.form === "paste";
  const hasHead = !(isOnly && isTyping);
  const hasTrouble = (audienceId === null ? count : query).error !== null;

  return (
    <li tabIndex={-1} className={clsx("flex min-w-0 flex-col gap-4", !isOnly && "px-4 py-3")}>
      {hasHead && (
        <SourceHead
          slot={slot}
          index={index}
          kind={audience ? kindOf(audience, origin) : slot.source && audienceId === null ? "list" : (slot.form ?? "file")}
          audience={audience}
          origin={origin}
          figures={figures}
          isOnly={isOnly}
          isOpen={isOpen}
          onOpenChange={setOpen}
        />
      )}
      {isTyping && <PasteForm slot={slot} isStart={isStart} />}
      {slot.form === "file" && <FileForm slot={slot} />}
      {slot.form === "list" && <ListForm slot={slot} />}
      {slot.form === "campaign" && <CampaignForm slot={slot} />}
      <ReadingState slot={slot} />
      {slot.source && (isOpen || hasTrouble) && (
        <div className="flex flex-col gap-4" aria-busy={slot.work !== null}>
          {audienceId === null ? <ListContent query={count} /> : <AudienceContent slot={slot} query={query} />}
        </div>
      )}
    </li>
  );
}
