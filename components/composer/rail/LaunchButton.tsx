"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { ltr } from "@/components/ui/Ltr";
import type { Pricing } from "../use-pricing";

interface LaunchButtonProps {
  pricing: Pricing;
  onPress: () => void;
  className?: string;
}

/** Carries the facts: to how many people. It waits until IP-Sales has said what that costs. */
export function LaunchButton({ pricing: { figures, isCurrent }, onPress, className }: LaunchButtonProps) {
  const t = useTranslations("composer.launch");
  const format = useFormatter();
  const recipients = figures?.accepted ?? null;
  return (
    <Button kind="primary" size="large" onPress={onPress} isDisabled={!isCurrent} className={className}>
      {recipients === null ? t("send") : t.rich("sendTo", { count: recipients, shown: format.number(recipients), num: ltr })}
    </Button>
  );
}
