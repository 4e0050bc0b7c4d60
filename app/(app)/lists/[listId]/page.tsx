import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import * as z from "zod/mini";
import { ListView } from "@/components/lists/ListView";
import { requireActor } from "@/lib/auth/session";
import { pageAddress } from "@/lib/http/page-address";
import { ListIdInPath } from "@/lib/lists/schema";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lists");
  return { title: t("one") };
}

interface ListPageProps {
  params: Promise<{ listId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ListPage({ params, searchParams }: ListPageProps) {
  const { listId: raw } = await params;
  await requireActor("lists:manage", pageAddress(`${paths.lists()}/${raw}`, await searchParams));
  const listId = z.safeParse(ListIdInPath, raw);
  if (!listId.success) notFound();
  return <ListView listId={listId.data} />;
}
