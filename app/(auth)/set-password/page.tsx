import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SetPassword } from "@/components/users/SetPassword";
import { currentActor } from "@/lib/auth/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setPassword"))("metaTitle") };
}

export default async function SetPasswordPage() {
  const actor = await currentActor();
  return <SetPassword signedInAs={actor?.email ?? null} />;
}
