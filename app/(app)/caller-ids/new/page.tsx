import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallerIdWizard } from "@/components/caller-ids/CallerIdWizard";
import { requireActor } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("callerIds.wizard");
  return { title: t("title") };
}

export default async function NewCallerIdPage() {
  await requireActor("caller-ids:manage", paths.newCallerId());
  return <CallerIdWizard />;
}
