import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfileView } from "@/components/profile/ProfileView";
import { requireActor } from "@/lib/auth/session";
import { currentPreferences } from "@/lib/i18n/preferences";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("profile");
  return { title: t("title") };
}

export default async function ProfilePage() {
  await requireActor("profile:manage", paths.profile());
  const { theme } = await currentPreferences();
  return <ProfileView theme={theme} />;
}
