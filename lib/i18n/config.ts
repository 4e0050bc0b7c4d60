export const LOCALES = ["he", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Hebrew is the product's first language. */
export const DEFAULT_LOCALE: Locale = "he";
export const LOCALE_COOKIE = "shofar.locale";

export function localeOf(text: string | null | undefined): Locale {
  return LOCALES.find((locale) => locale === text) ?? DEFAULT_LOCALE;
}
