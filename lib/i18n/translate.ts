import "server-only";
import { type AbstractIntlMessages, createTranslator } from "use-intl/core";
import type { Locale } from "./config";
import en from "./en.json";
import he from "./he.json";

const translator = (locale: Locale, messages: AbstractIntlMessages) => createTranslator({ locale, messages, timeZone: "Asia/Jerusalem" });

const translators = { he: translator("he", he), en: translator("en", en) };

/** A sentence by its full key, for answers that are made outside a page. */
export function translate(locale: Locale, key: string, values: Record<string, string | number> = {}): string {
  return translators[locale](key, values);
}
