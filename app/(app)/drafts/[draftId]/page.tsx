import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Composer } from "@/components/composer/Composer";
import { requireActor } from "@/lib/auth/session";
import { DraftRef } from "@/lib/drafts/schema";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("composer");
  return { title: t("draftTitle") };
}

/** The composer takes the draft from the address: a new campaign gets one while it is open. */
export default async function DraftPage({ params }: { params: Promise<{ draftId: string }> }) {
  const raw = await params;
  await requireActor("drafts:manage", paths.draft(raw.draftId));
  if (!DraftRef.safeParse(raw).success) notFound();
  return <Composer />;
}
