"use client";
import { useQuery } from "@tanstack/react-query";
import { campaignQueries } from "@/lib/campaigns/queries";
import type { Campaign } from "@/lib/campaigns/schema";
import { addDays, israelDay } from "@/lib/time";

/** A campaign whose recording can be played by another. */
export type RecordedCampaign = Campaign & { recordingName: string };

/** In days. */
export const PERIODS = [30, 90, 365] as const;
export type Period = (typeof PERIODS)[number];
export const LONGEST_PERIOD: Period = 365;

const FRESH_MS = 60_000;

/** The campaigns of the last so many days that have a recording, newest first. What runs meanwhile changes none of them. */
export function useRecordings(days: Period) {
  const today = israelDay(Date.now());
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...campaignQueries.list({ from: addDays(today, -days), to: today }),
    staleTime: FRESH_MS,
    refetchInterval: false,
  });
  return { recordings: data?.campaigns.filter(isRecorded), error, isFetching, isPlaceholderData, retry: () => void refetch() };
}

function isRecorded(campaign: Campaign): campaign is RecordedCampaign {
  return campaign.recordingName !== null;
}
