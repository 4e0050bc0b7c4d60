"use client";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/ui/use-error-text";
import { FileTooLarge } from "@/lib/audiences/read-in-browser";
import { UnreadableFile } from "@/lib/audiences/unreadable-file";

/** Why a list was not read and what to do, in the person's language. */
export function useReadingProblem(): (error: unknown) => string {
  const t = useTranslations("audiences");
  const other = useErrorText();
  return (error) => {
    if (error instanceof FileTooLarge) return t("tooLarge", { megabytes: error.megabytes });
    if (error instanceof UnreadableFile) return t(`unreadable.${error.reason}`, { max: error.max ?? 0 });
    return other(error);
  };
}
