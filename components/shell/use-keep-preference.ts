"use client";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { keepInBrowser, keepWithPerson, type Preference } from "./preferences";

/** Keeps a choice of language or theme here at once and with the signed-in person; says so when that fails. */
export function useKeepPreference(): (preference: Preference) => Promise<void> {
  const t = useTranslations("shell");
  const errorText = useErrorText();
  return async (preference) => {
    keepInBrowser(preference);
    await keepWithPerson(preference).catch((error: unknown) => {
      toast({ tone: "danger", title: t("preferenceNotKept"), description: errorText(error) });
    });
  };
}
