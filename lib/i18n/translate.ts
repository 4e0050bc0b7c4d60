import "server-only";
import { createTranslator } from "next-intl";
import type { Locale } from "./config";
import en from "./en.json";
import he from "./he.json";

const translators = {
  he: createTranslator({ locale: "he", messages: he, timeZone: "Asia/Jerusalem" }),
  en: createTranslator({ locale: "en", messages: en, timeZone: "Asia/Jerusalem" }),
};

/** A sentence by its full key, for answers that are made outside a page. */
export function translate(locale: Locale, key: string, values: Record<string, string | number> = {}): string {
  // Keys come from errors and schemas as text, so the compiler can't check them; a test does.
  return translators[locale](key as never, values as never);
}
