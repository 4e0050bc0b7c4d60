"use client";
import { memo, type ReactNode, useMemo } from "react";
import { AudiencePart } from "./audience/AudiencePart";
import { KeysSection } from "./keys/KeysSection";
import { MessageSection } from "./message/MessageSection";
import { ReviewSection } from "./review/ReviewSection";
import type { SectionId, Step } from "./steps";
import { TimingSection } from "./timing/TimingSection";
import { ComposerProvider, useComposer } from "./use-composer";
import { useInOwnTime } from "./use-in-own-time";
import type { Pricing } from "./use-pricing";

interface SectionFieldsProps {
  id: SectionId;
  isOpen: boolean;
  pricing: Pricing;
  onGoTo: (step: Step) => void;
}

/** The fields of a section. What is in a closed one can be found by the browser's search, but is not waited for. */
export function SectionFields({ id, isOpen, pricing, onGoTo }: SectionFieldsProps) {
  const composer = useComposer();
  const now = useMemo(() => ({ composer, pricing, onGoTo }), [composer, pricing, onGoTo]);
  const shown = useInOwnTime(now, isOpen);
  return (
    <ComposerProvider value={shown.composer}>
      {id === "review" ? <Review pricing={shown.pricing} onGoTo={shown.onGoTo} /> : FIELDS[id]}
    </ComposerProvider>
  );
}

const Review = memo(ReviewSection);

/** They take everything from the composer: the same elements at each time are drawn anew only when that changed. */
const FIELDS: Record<Exclude<SectionId, "review">, ReactNode> = {
  audience: <AudiencePart />,
  message: <MessageSection />,
  keys: <KeysSection />,
  timing: <TimingSection />,
};
