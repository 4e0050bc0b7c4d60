import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NumbersView } from "@/components/numbers/NumbersView";
import { requireActor } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("numbers");
  return { title: t("title") };
}

export default async function NumbersPage() {
  await requireActor("numbers:read", paths.numbers());
  return <NumbersView />;
}
