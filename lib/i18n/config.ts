export const LOCALES = ["he", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Hebrew is the product's first language. */
export const DEFAULT_LOCALE: Locale = "he";
export const LOCALE_COOKIE = "shofar.locale";

export function localeOf(text: string | null | undefined): Locale {
  return LOCALES.find((locale) => locale === text) ?? DEFAULT_LOCALE;
}

/** Where the proxy tells the layout, which can't read the address, in which language a wall's address wants it. */
export const WALL_LOCALE_HEADER = "x-wall-locale";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = "shofar.theme";

export function themeOf(text: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? "system";
}

export const TIME_ZONE = "Asia/Jerusalem";

export const directionOf = (locale: Locale) => (locale === "he" ? "rtl" : "ltr");

/** Israel's conventions in both languages: Sunday first, day before month, 24 hours. */
export const formatLocaleOf = (locale: Locale) => (locale === "he" ? "he-IL" : "en-IL");
