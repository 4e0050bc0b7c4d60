"use client";
import { useEffect } from "react";
import { PAGE_READY } from "@/components/shell/early-input";
import words from "@/lib/i18n/last-resort.json";
import "./globals.css";

/** When even the frame failed there is no language and no kit to rely on: both languages, plain elements. */
export default function GlobalError({ retry }: { retry: () => void }) {
  useEffect(() => void dispatchEvent(new Event(PAGE_READY)), []);
  return (
    <html lang="he" dir="rtl">
      <body>
        <main className="mx-auto flex max-w-140 flex-col gap-12 px-4 pt-[16vh]">
          {(["he", "en"] as const).map((locale) => (
            <section key={locale} lang={locale} dir={locale === "he" ? "rtl" : "ltr"} className="flex flex-col items-start gap-4">
              <h1 className="font-semibold text-xl">{words[locale].title}</h1>
              <p className="text-ink-2">{words[locale].text}</p>
              <button type="button" onClick={retry} className="h-10 cursor-pointer rounded-md bg-accent px-4 font-semibold text-on-accent">
                {words[locale].retry}
              </button>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
