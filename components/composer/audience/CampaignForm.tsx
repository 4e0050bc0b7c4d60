"use client";
import { useState } from "react";
import type { Campaign } from "@/lib/campaigns/schema";
import { CampaignChoice } from "./CampaignChoice";
import { SliceForm } from "./SliceForm";
import type { Slot } from "./slots";
import { useSourcesHere } from "./use-sources";

/** People of a past campaign: which campaign, then which of them. */
export function CampaignForm({ slot }: { slot: Slot }) {
  const { begin } = useSourcesHere();
  const [campaign, setCampaign] = useState<Campaign | null>(null);
  const choose = (next: Campaign | null) => {
    setCampaign(next);
    begin(slot.key, next !== null);
  };
  if (!campaign) return <CampaignChoice onChoose={choose} />;
  return <SliceForm slot={slot} campaign={campaign} onOther={() => choose(null)} />;
}
