import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallerIdsView } from "@/components/caller-ids/CallerIdsView";
import { requireActor } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("callerIds.list");
  return { title: t("title") };
}

export default async function CallerIdsPage() {
  await requireActor("caller-ids:read", paths.callerIds());
  return <CallerIdsView />;
}
