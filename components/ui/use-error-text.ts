"use client";
import { useTranslations } from "next-intl";

/** What a failed request says to a person. Anything that carries no sentence of its own gets one by its kind. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations("ui");
  return (error) => {
    if (!(error instanceof Error)) return t("errorUnknown");
    const code = "code" in error ? error.code : undefined;
    if (code === "unreachable") return t("errorUnreachable");
    if (code === "unreadable") return t("errorUnreadable");
    return code !== undefined && error.message ? error.message : t("errorUnknown");
  };
}
