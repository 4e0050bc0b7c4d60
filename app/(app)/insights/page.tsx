import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InsightsView } from "@/components/insights/InsightsView";
import { requireActor } from "@/lib/auth/session";
import { pageAddress } from "@/lib/http/page-address";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("insights");
  return { title: t("title") };
}

export default async function InsightsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  await requireActor("campaigns:read", pageAddress(paths.insights(), await searchParams));
  return <InsightsView />;
}
