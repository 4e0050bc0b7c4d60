import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WallLinksView } from "@/components/walls/WallLinksView";
import { requireActor } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("walls"))("title") };
}

export default async function WallLinksPage() {
  await requireActor("walls:manage", paths.walls());
  return <WallLinksView />;
}
