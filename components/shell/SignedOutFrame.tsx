"use client";
import type { ReactNode } from "react";
import { Brand } from "./Brand";
import { LanguageSwitch, ThemeSwitch } from "./PreferenceSwitches";
import { keepInBrowser, type Preference } from "./preferences";

interface SignedOutFrameProps {
  /** What was chosen here, beside being kept in this browser. */
  onChoose?: (preference: Preference) => void | Promise<void>;
  children: ReactNode;
}

/** A page for whoever isn't signed in yet: the horn, both switches, one narrow column. */
export function SignedOutFrame({ onChoose, children }: SignedOutFrameProps) {
  const choose = async (preference: Preference) => {
    keepInBrowser(preference);
    await onChoose?.(preference);
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
        {children}
      </main>
    </div>
  );
}
