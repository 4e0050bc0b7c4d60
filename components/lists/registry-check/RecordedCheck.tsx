"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import type { RegistryCheckAnswer } from "@/lib/lists/registry-check-schema";

/** What came of a comparison that was just recorded. */
export function RecordedCheck({ answer: { named, found, notFound, refused, blocked, wereBlocked } }: { answer: RegistryCheckAnswer }) {
  const t = useTranslations("lists.registryCheck.recorded");
  const facts = [
    t("found", { count: found }),
    notFound > 0 && t("notFound", { count: notFound }),
    t("blocked", { count: blocked }),
    wereBlocked > 0 && t("wereBlocked", { count: wereBlocked }),
    refused > 0 && t("refused", { count: refused }),
  ];
  return (
    <Banner tone={refused > 0 ? "warning" : "success"} title={t("title")} announce className="mt-4">
      {named === 0 ? t("nobody") : facts.filter(Boolean).join(" ")}
    </Banner>
  );
}
