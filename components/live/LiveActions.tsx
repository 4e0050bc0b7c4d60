"use client";
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CampaignActions } from "@/components/campaigns/CampaignActions";
import { MenuItem } from "@/components/ui/Menu";
import type { Phase } from "@/lib/campaigns/phase";
import type { LiveCampaign } from "@/lib/live/schema";
import { BreakerDialog } from "./BreakerDialog";

/** What may be done with a campaign of the board: what may be done anywhere, and its breaker. */
export function LiveActions({ campaign, phase }: { campaign: LiveCampaign; phase: Phase }) {
  const t = useTranslations("live");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <CampaignActions campaign={campaign} phase={phase}>
        <MenuItem id="breaker" icon={ShieldCheck} onAction={() => setIsOpen(true)}>
          {t("breaker")}
        </MenuItem>
      </CampaignActions>
      <BreakerDialog campaign={campaign} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}
