"use client";
import { useState } from "react";
import type { Campaign } from "@/lib/campaigns/schema";
import { CampaignChoice } from "./CampaignChoice";
import { SliceForm } from "./SliceForm";
import type { Slot } from "./slots";

/** People of a past campaign: which campaign, then which of them. */
export function CampaignForm({ slot }: { slot: Slot }) {
  const [campaign, setCampaign] = useState<Campaign | null>(null);
  if (!campaign) return <CampaignChoice onChoose={setCampaign} />;
  return <SliceForm slot={slot} campaign={campaign} onOther={() => setCampaign(null)} />;
}
