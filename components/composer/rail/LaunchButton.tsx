"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { Spinner } from "@/components/ui/Spinner";
import type { Pricing } from "../use-pricing";
import { SendWords } from "./SendWords";
import type { LaunchPress } from "./use-launch-press";

interface LaunchButtonProps {
  press: LaunchPress;
  pricing: Pricing;
  className?: string;
}

/** Carries the facts, or what stands in the way; it can always be pressed, and leads there. */
export function LaunchButton({ press: { readiness, isWaiting, press }, pricing, className }: LaunchButtonProps) {
  const t = useTranslations("composer.launch");
  const isReady = readiness.kind === "ready";
  return (
    <Button kind={isReady || isWaiting ? "primary" : "secondary"} size="large" onPress={press} className={className}>
      <span className="flex items-center gap-2">
        {isWaiting && (
          <span aria-hidden className="flex">
            <Spinner />
          </span>
        )}
        <span>{isWaiting ? t("waiting") : <Words readiness={readiness} ready={<SendWords figures={pricing.figures} />} />}</span>
      </span>
    </Button>
  );
}

function Words({ readiness, ready }: { readiness: LaunchPress["readiness"]; ready: ReactNode }) {
  const t = useTranslations("composer.launch.blocked");
  switch (readiness.kind) {
    case "ready":
      return ready;
    case "incomplete": {
      const { missing, wrong } = readiness;
      if (wrong === 0) return t("missing", { count: missing });
      return missing === 0 ? t("wrong", { count: wrong }) : t("both", { count: missing + wrong });
    }
    default:
      return t(readiness.kind);
  }
}
