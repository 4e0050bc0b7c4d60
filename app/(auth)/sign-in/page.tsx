import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignIn } from "@/components/sign-in/SignIn";
import { currentActor } from "@/lib/auth/session";
import { ownPath } from "@/lib/http/own-path";
import { offeredAccounts } from "@/lib/users/offered-accounts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, expired } = await searchParams;
  const returnTo = ownPath(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await currentActor()) redirect(returnTo);
  return <SignIn returnTo={returnTo} expired={expired !== undefined} demoAccounts={offeredAccounts()} />;
}
