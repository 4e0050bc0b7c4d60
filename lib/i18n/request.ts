import { getRequestConfig } from "next-intl/server";
import { localeOf, TIME_ZONE } from "./config";
import en from "./en.json";
import he from "./he.json";
import { currentPreferences } from "./preferences";

const MESSAGES = { he, en };

export default getRequestConfig(async ({ locale: asked }) => {
  // An explicit locale comes first: reading cookies would make a cached translation impossible.
  const locale = asked ? localeOf(asked) : (await currentPreferences()).locale;
  return { locale, messages: MESSAGES[locale], timeZone: TIME_ZONE };
});
