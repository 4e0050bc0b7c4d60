import "server-only";
import type { AppError } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/config";
import { translate } from "@/lib/i18n/translate";

/** Why something could not be read, in words. */
export function unread({ code, options: { message, values } }: AppError, locale: Locale): { code: string; message: string } {
  return { code, message: translate(locale, message ?? `errors.${code}`, values) };
}
