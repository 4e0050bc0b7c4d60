import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { keepEarlyInput, PAGE_READY } from "@/components/shell/early-input";
import { Providers } from "@/components/shell/Providers";
import { directionOf } from "@/lib/i18n/config";
import { currentPreferences } from "@/lib/i18n/preferences";
import { fontVariables } from "./fonts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: { default: t("brand"), template: `%s · ${t("brand")}` }, description: t("description"), robots: { index: false } };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f9fb" },
    { media: "(prefers-color-scheme: dark)", color: "#0d1013" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme } = await currentPreferences();
  const t = await getTranslations("shell");
  const nonce = (await headers()).get("x-nonce");
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme} className={fontVariables}>
      <head>
        {/* React Aria reads the nonce here for the style elements it makes. */}
        {nonce && <meta property="csp-nonce" nonce={nonce} />}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a function of our own and a constant */}
        <script nonce={nonce ?? undefined} dangerouslySetInnerHTML={{ __html: `(${keepEarlyInput})(${JSON.stringify(PAGE_READY)})` }} />
      </head>
      <body>
        <a
          href="#main"
          className="sr-only z-50 rounded-md bg-accent font-semibold text-on-accent focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:px-4 focus:py-2"
        >
          {t("skipToContent")}
        </a>
        <NextIntlClientProvider>
          <Providers locale={locale}>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
