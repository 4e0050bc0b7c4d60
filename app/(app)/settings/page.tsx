import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConnectionView } from "@/components/settings/ConnectionView";
import { requireActor } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  await requireActor("settings:manage", paths.settings());
  return <ConnectionView />;
}
