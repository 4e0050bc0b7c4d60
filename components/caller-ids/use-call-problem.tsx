"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useErrorText } from "@/components/ui/use-error-text";
import { CALLS_A_DAY } from "@/lib/caller-ids/schema";
import { ApiProblem } from "@/lib/http/fetch-json";
import { localeOf } from "@/lib/i18n/config";
import { formatTime } from "@/lib/time";

/** Why a call was not placed; for a used-up day, when the next one is possible. */
export function useCallProblem(): (error: unknown) => ReactNode {
  const t = useTranslations("callerIds.problems");
  const locale = localeOf(useLocale());
  const errorText = useErrorText();
  return (error) => {
    const againAt = error instanceof ApiProblem && error.code === "conflict" ? error.details?.["againAt"] : undefined;
    if (typeof againAt !== "string") return errorText(error);
    return t.rich("limitUntil", { max: CALLS_A_DAY, time: formatTime(againAt, locale, "short"), when: (chunks) => <bdi>{chunks}</bdi> });
  };
}
