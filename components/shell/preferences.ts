import { fetchJson } from "@/lib/http/fetch-json";
import { LOCALE_COOKIE, type Locale, THEME_COOKIE, type Theme } from "@/lib/i18n/config";
import { paths } from "@/lib/paths";
import { Done } from "@/lib/users/schema";

export interface Preference {
  locale?: Locale;
  theme?: Theme;
}

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps the choice in this browser, and shows a theme at once. */
export function keepInBrowser({ locale, theme }: Preference): void {
  if (locale) setCookie(LOCALE_COOKIE, locale);
  if (theme) {
    setCookie(THEME_COOKIE, theme);
    document.documentElement.dataset["theme"] = theme;
  }
}

/** Keeps the choice with the signed-in person, on every device. Throws ApiProblem. */
export async function keepWithPerson(preference: Preference): Promise<void> {
  await fetchJson(Done, paths.api.preferences(), { method: "PUT", body: preference });
}

function setCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that React Aria supports
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
}
