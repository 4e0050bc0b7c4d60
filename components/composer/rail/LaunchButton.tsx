"use client";
import { Button } from "@/components/ui/Button";
import type { Pricing } from "../use-pricing";
import { SendWords } from "./SendWords";

interface LaunchButtonProps {
  pricing: Pricing;
  onPress: () => void;
  className?: string;
}

/** Carries the facts. It waits until IP-Sales has said what the launch costs, and until our own rules allow it. */
export function LaunchButton({ pricing: { figures, isCurrent, isRefused }, onPress, className }: LaunchButtonProps) {
  return (
    <Button kind="primary" size="large" onPress={onPress} isDisabled={!isCurrent || isRefused} className={className}>
      <SendWords figures={figures} />
    </Button>
  );
}
