import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LaunchProgress } from "@/components/launches/LaunchProgress";
import { Page } from "@/components/shell/Page";
import { requireActor } from "@/lib/auth/session";
import { LaunchRef } from "@/lib/launches/schema";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("launches");
  return { title: t("title") };
}

export default async function LaunchPage({ params }: { params: Promise<{ launchId: string }> }) {
  const raw = await params;
  await requireActor("campaigns:read", paths.launch(raw.launchId));
  const ref = LaunchRef.safeParse(raw);
  if (!ref.success) notFound();
  const t = await getTranslations();
  return (
    <Page title={t("launches.title")} parent={{ href: paths.launches(), title: t("shell.launches") }}>
      <LaunchProgress launchId={ref.data.launchId} />
    </Page>
  );
}
