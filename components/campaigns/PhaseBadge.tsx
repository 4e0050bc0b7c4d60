"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/Badge";
import type { Phase } from "@/lib/campaigns/phase";

const LOOK = {
  active: { tone: "success", mark: "dot" },
  hold: { tone: "warning", mark: "pause" },
  scheduled: { tone: "neutral", mark: "clock" },
  ended: { tone: "neutral", mark: "check" },
  stopped: { tone: "neutral", mark: "square" },
  unknown: { tone: "neutral", mark: "unknown" },
} as const satisfies Record<Phase, object>;

/** A campaign's state by shape and word. @param status shown as IP-Sales wrote it when nobody documented it */
export function PhaseBadge({ phase, status, size = "normal" }: { phase: Phase; status: string; size?: "normal" | "large" }) {
  const t = useTranslations("campaigns.phase");
  return (
    <Badge {...LOOK[phase]} size={size}>
      {phase === "unknown" ? <bdi>{status}</bdi> : t(phase)}
    </Badge>
  );
}
