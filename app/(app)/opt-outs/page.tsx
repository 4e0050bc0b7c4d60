import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OptOutsView } from "@/components/opt-outs/OptOutsView";
import { requireActor } from "@/lib/auth/session";
import { pageAddress } from "@/lib/http/page-address";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("optOuts");
  return { title: t("title") };
}

export default async function OptOutsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  await requireActor("opt-outs:read", pageAddress(paths.optOuts(), await searchParams));
  return <OptOutsView />;
}
