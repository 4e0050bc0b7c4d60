import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { currentActor } from "@/lib/auth/session";
import { LOCALE_COOKIE, type Locale, localeOf, THEME_COOKIE, type Theme, themeOf, WALL_LOCALE_HEADER } from "./config";

/**
 * Language and theme of this request: what the person chose, else what this browser chose, else Hebrew and the system's theme. A wall is dark and
 * in its address's language, whoever's browser shows it.
 */
export const currentPreferences = cache(async (): Promise<{ locale: Locale; theme: Theme }> => {
  const wall = (await headers()).get(WALL_LOCALE_HEADER);
  if (wall !== null) return { locale: localeOf(wall), theme: "dark" };
  const jar = await cookies();
  // The frame must be drawn even when the database is away; the page itself asks for the actor again and shows the error.
  const actor = await currentActor().catch(() => null);
  return {
    locale: localeOf(actor?.locale ?? jar.get(LOCALE_COOKIE)?.value),
    theme: themeOf(actor?.theme ?? jar.get(THEME_COOKIE)?.value),
  };
});
