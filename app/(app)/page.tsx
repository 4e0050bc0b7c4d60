import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LiveBoard } from "@/components/live/LiveBoard";
import { requireActor } from "@/lib/auth/session";
import { pageAddress } from "@/lib/http/page-address";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("live");
  return { title: t("title") };
}

export default async function LivePage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  await requireActor("campaigns:read", pageAddress(paths.home(), await searchParams));
  return <LiveBoard />;
}
