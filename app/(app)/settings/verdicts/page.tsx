import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VerdictRulesView } from "@/components/verdict-rules/VerdictRulesView";
import { requireActor } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("verdictRules");
  return { title: t("title") };
}

export default async function VerdictRulesPage() {
  await requireActor("settings:manage", paths.verdictRules());
  return <VerdictRulesView />;
}
