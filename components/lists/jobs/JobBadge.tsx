"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Badge } from "@/components/ui/Badge";
import type { JobState } from "@/lib/lists/schema";

const LOOKS: Record<JobState, Pick<ComponentProps<typeof Badge>, "tone" | "mark">> = {
  reading: { tone: "neutral", mark: "dashed" },
  previewed: { tone: "neutral", mark: "clock" },
  running: { tone: "success", mark: "dot" },
  done: { tone: "success", mark: "check" },
  cancelled: { tone: "neutral", mark: "cross" },
  stopped: { tone: "warning", mark: "alert" },
};

/** Where a job stands, in a word with a shape. */
export function JobBadge({ state }: { state: JobState }) {
  const t = useTranslations("lists.jobs.states");
  return <Badge {...LOOKS[state]}>{t(state)}</Badge>;
}
