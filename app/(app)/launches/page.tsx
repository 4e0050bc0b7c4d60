import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LaunchesView } from "@/components/launches/LaunchesView";
import { requireActor } from "@/lib/auth/session";
import { pageAddress } from "@/lib/http/page-address";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("launches.list");
  return { title: t("title") };
}

export default async function LaunchesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  await requireActor("campaigns:read", pageAddress(paths.launches(), await searchParams));
  return <LaunchesView />;
}
