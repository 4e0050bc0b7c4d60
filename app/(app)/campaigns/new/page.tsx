import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Composer } from "@/components/composer/Composer";
import { requireActor } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("composer");
  return { title: t("title") };
}

export default async function NewCampaignPage() {
  await requireActor("campaigns:launch", paths.newCampaign());
  return <Composer />;
}
