import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import * as z from "zod/mini";
import { PaperView } from "@/components/reports/paper/PaperView";
import { requireActor } from "@/lib/auth/session";
import { CampaignId } from "@/lib/campaigns/schema";
import { pageAddress } from "@/lib/http/page-address";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports.paper");
  return { title: t("title") };
}

interface PaperPageProps {
  params: Promise<{ campaignId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A report for paper: outside the shell, which nobody prints. */
export default async function PaperPage({ params, searchParams }: PaperPageProps) {
  const { campaignId: raw } = await params;
  await requireActor("campaigns:read", pageAddress(paths.printReport(raw, ""), await searchParams));
  const campaignId = z.safeParse(CampaignId, raw);
  if (!campaignId.success) notFound();
  return <PaperView campaignId={campaignId.data} />;
}
