import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LaunchRulesView } from "@/components/launch-rules/LaunchRulesView";
import { requireActor } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("launchRules");
  return { title: t("title") };
}

export default async function LaunchRulesPage() {
  await requireActor("settings:manage", paths.launchRules());
  return <LaunchRulesView />;
}
