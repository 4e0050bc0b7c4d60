import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CampaignsView } from "@/components/campaigns/CampaignsView";
import { requireActor } from "@/lib/auth/session";
import { pageAddress } from "@/lib/http/page-address";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns.list");
  return { title: t("title") };
}

export default async function CampaignsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  await requireActor("campaigns:read", pageAddress(paths.campaigns(), await searchParams));
  return <CampaignsView />;
}
