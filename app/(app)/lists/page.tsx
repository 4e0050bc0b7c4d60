import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListsView } from "@/components/lists/ListsView";
import { requireActor } from "@/lib/auth/session";
import { pageAddress } from "@/lib/http/page-address";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lists");
  return { title: t("title") };
}

export default async function ListsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  await requireActor("lists:manage", pageAddress(paths.lists(), await searchParams));
  return <ListsView />;
}
