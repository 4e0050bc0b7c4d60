"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ltr } from "@/components/ui/Ltr";
import type { DryRunAnswer } from "@/lib/launches/schema";

/** The act in words: to how many people, and whether somebody has to approve first. */
export function SendWords({ figures }: { figures: DryRunAnswer | null }) {
  const t = useTranslations("composer.launch");
  const format = useFormatter();
  const recipients = figures?.accepted ?? null;
  const isForApproval = figures?.approvalNeeded ?? false;
  if (recipients === null) return t(isForApproval ? "sendForApproval" : "send");
  return t.rich(isForApproval ? "sendToForApproval" : "sendTo", { count: recipients, shown: format.number(recipients), num: ltr });
}
