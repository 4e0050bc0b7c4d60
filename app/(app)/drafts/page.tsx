import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DraftsView } from "@/components/drafts/DraftsView";
import { requireActor } from "@/lib/auth/session";
import { pageAddress } from "@/lib/http/page-address";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("drafts.list");
  return { title: t("title") };
}

export default async function DraftsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  await requireActor("drafts:manage", pageAddress(paths.drafts(), await searchParams));
  return <DraftsView />;
}
