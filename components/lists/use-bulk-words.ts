"use client";
import { useTranslations } from "next-intl";
import type { StatusAnswer } from "@/lib/lists/contact-schema";

/** What became of contacts that were blocked or un-blocked. */
export function useBulkWords() {
  const t = useTranslations("lists.contacts");
  return (change: "block" | "unblock", { changed, unchanged, missing, left }: StatusAnswer) => {
    const notes = [
      unchanged > 0 && t(`${change}Dialog.unchanged`, { count: unchanged }),
      missing > 0 && t("missing", { count: missing }),
      left > 0 && t("leftOver", { count: left }),
    ].filter((note) => note !== false);
    return { title: t(`${change}Dialog.done`, { count: changed }), ...(notes.length > 0 && { description: notes.join(" ") }) };
  };
}
