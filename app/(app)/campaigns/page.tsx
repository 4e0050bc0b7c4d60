import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CampaignsView } from "@/components/campaigns/CampaignsView";
import { requireActor } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns.list");
  return { title: t("title") };
}

export default async function CampaignsPage() {
  await requireActor("campaigns:read", paths.campaigns());
  return <CampaignsView />;
}
