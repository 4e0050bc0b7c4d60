"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { keepWithPerson, type Preference } from "@/components/shell/preferences";
import { SignedOutFrame } from "@/components/shell/SignedOutFrame";
import { Banner } from "@/components/ui/Banner";
import type { DemoAccount } from "@/lib/users/demo-accounts";
import { SignInForm } from "./SignInForm";

interface SignInProps {
  /** A path of ours. */
  returnTo: string;
  expired: boolean;
  demoAccounts: readonly DemoAccount[];
}

export function SignIn({ returnTo, expired, demoAccounts }: SignInProps) {
  const t = useTranslations("signIn");
  const chosen = useRef<Preference>({});
  const choose = (preference: Preference) => {
    chosen.current = { ...chosen.current, ...preference };
  };
  const enter = async () => {
    // What was chosen on this page is the person's latest wish. Failing to keep it must not stop anybody from coming in.
    if (Object.keys(chosen.current).length > 0) await keepWithPerson(chosen.current).catch(() => undefined);
    window.location.assign(returnTo);
  };
  return (
    <SignedOutFrame onChoose={choose}>
      <h1 className="mb-6 font-semibold text-xl">{t("title")}</h1>
      {expired && (
        <div className="mb-4">
          <Banner tone="info">{t("expired")}</Banner>
        </div>
      )}
      <SignInForm onSignedIn={enter} demoAccounts={demoAccounts} />
    </SignedOutFrame>
  );
}
