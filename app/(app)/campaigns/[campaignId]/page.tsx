import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import * as z from "zod/mini";
import { ReportView } from "@/components/reports/ReportView";
import { requireActor } from "@/lib/auth/session";
import { CampaignId } from "@/lib/campaigns/schema";
import { pageAddress } from "@/lib/http/page-address";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports");
  return { title: t("title") };
}

interface CampaignPageProps {
  params: Promise<{ campaignId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CampaignPage({ params, searchParams }: CampaignPageProps) {
  const { campaignId: raw } = await params;
  await requireActor("campaigns:read", pageAddress(paths.campaign(raw), await searchParams));
  const campaignId = z.safeParse(CampaignId, raw);
  if (!campaignId.success) notFound();
  return <ReportView campaignId={campaignId.data} />;
}
