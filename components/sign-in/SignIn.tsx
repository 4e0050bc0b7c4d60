"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Brand } from "@/components/shell/Brand";
import { LanguageSwitch, ThemeSwitch } from "@/components/shell/PreferenceSwitches";
import { keepInBrowser, keepWithPerson, type Preference } from "@/components/shell/preferences";
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
  const choose = async (preference: Preference) => {
    keepInBrowser(preference);
    chosen.current = { ...chosen.current, ...preference };
  };
  const enter = async () => {
    // What was chosen on this page is the person's latest wish. Failing to keep it must not stop anybody from coming in.
    if (Object.keys(chosen.current).length > 0) await keepWithPerson(chosen.current).catch(() => undefined);
    window.location.assign(returnTo);
  };
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr]">
      <header className="flex h-14 items-center justify-end gap-1 px-8 max-md:px-4">
        <ThemeSwitch onChoose={choose} />
        <LanguageSwitch onChoose={choose} />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-100 px-4 pt-[10vh] pb-12 outline-none">
        <div className="-ms-2 mb-6">
          <Brand />
        </div>
        <h1 className="mb-6 font-semibold text-xl">{t("title")}</h1>
        {expired && (
          <div className="mb-4">
            <Banner tone="info">{t("expired")}</Banner>
          </div>
        )}
        <SignInForm onSignedIn={enter} demoAccounts={demoAccounts} />
      </main>
    </div>
  );
}
