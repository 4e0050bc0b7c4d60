import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Badge } from "@/components/ui/Badge";
import type { Launch } from "@/lib/launches/schema";

type Look = Pick<ComponentProps<typeof Badge>, "tone" | "mark">;

const LOOKS: Record<Launch["state"], Look> = {
  "awaiting-approval": { tone: "neutral", mark: "clock" },
  waiting: { tone: "neutral", mark: "clock" },
  preparing: { tone: "neutral", mark: "dashed" },
  held: { tone: "neutral", mark: "pause" },
  committing: { tone: "neutral", mark: "dashed" },
  running: { tone: "success", mark: "dot" },
  scheduled: { tone: "neutral", mark: "clock" },
  ended: { tone: "neutral", mark: "check" },
  stopped: { tone: "neutral", mark: "square" },
  rejected: { tone: "danger", mark: "cross" },
  refused: { tone: "danger", mark: "cross" },
  cancelled: { tone: "neutral", mark: "cross" },
  "not-sent": { tone: "danger", mark: "alert" },
  unknown: { tone: "warning", mark: "unknown" },
  absent: { tone: "warning", mark: "cross" },
  "needs-person": { tone: "warning", mark: "alert" },
};

/** Where a launch stands, in a word with a shape. One that the calling window holds isn't running. */
export function LaunchBadge({ launch: { state, windowHeldAt } }: { launch: Pick<Launch, "state" | "windowHeldAt"> }) {
  const t = useTranslations("launches.states");
  if (state === "running" && windowHeldAt) {
    return (
      <Badge tone="warning" mark="pause">
        {t("running.onHold")}
      </Badge>
    );
  }
  return <Badge {...LOOKS[state]}>{t(`${state}.word`)}</Badge>;
}
