"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/components/ui/use-error-text";
import { fieldProblems } from "@/lib/http/field-problems";
import { type RegistryAnswer, useRegistryCheck } from "@/lib/lists/registry-check-queries";
import type { RegistryCheckAnswer } from "@/lib/lists/registry-check-schema";
import type { ListId } from "@/lib/lists/schema";
import { israelDay } from "@/lib/time";
import { fileObstacle } from "./file-obstacle";
import { useNamedNumbers } from "./use-named-numbers";

export const OUTCOMES = ["named", "nobody"] as const;

/** A comparison as a person tells of it, and what stands in the way of recording it. */
export function useCheckForm(listId: ListId, onDone: (answer: RegistryCheckAnswer) => void) {
  const t = useTranslations("lists.registryCheck.dialog");
  const errorText = useErrorText();
  const today = israelDay(Date.now());
  const [day, setDay] = useState<string | null>(today);
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>("named");
  const [isAsked, setAsked] = useState(false);
  const [agreedTo, setAgreedTo] = useState<string | null>(null);
  const file = useNamedNumbers();
  const recording = useRegistryCheck(listId);
  const { audience } = file;
  const isAgreed = audience !== null && audience.id === agreedTo;
  const obstacle = fileObstacle(audience, isAgreed);
  const problems = fieldProblems(recording.error);
  const wrongDay = day === null ? t("dayMissing") : day > today ? t("dayAhead") : null;
  const elsewhere = [...problems].filter(([field]) => field !== "checkedOn").map(([, message]) => message);
  const isWholeAnswer = recording.error !== null && (problems.size === 0 || elsewhere.length > 0);

  const answer = (): RegistryAnswer | null => {
    if (day === null || wrongDay) return null;
    if (outcome === "nobody") return { checkedOn: day, phones: [] };
    return audience && obstacle === null ? { checkedOn: day, audienceId: audience.id } : null;
  };
  return {
    day: { value: day, set: setDay, max: today, problem: (isAsked && wrongDay) || problems.get("checkedOn") },
    outcome,
    setOutcome,
    file,
    isAgreed,
    agree: (isSo: boolean) => setAgreedTo(isSo && audience ? audience.id : null),
    obstacle: isAsked && !file.isReading ? obstacle : null,
    /** How many are blocked by it. */
    named: outcome === "named" ? (audience?.accepted ?? 0) : 0,
    /** What went wrong and no field shows. */
    failure: isWholeAnswer ? elsewhere.join(" ") || errorText(recording.error) : null,
    isPending: recording.isPending,
    submit: () => {
      setAsked(true);
      const given = answer();
      if (given && !recording.isPending) recording.mutate(given, { onSuccess: onDone });
    },
  };
}
