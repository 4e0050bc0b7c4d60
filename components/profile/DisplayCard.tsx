"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useKeepPreference } from "@/components/shell/use-keep-preference";
import { useShownTheme } from "@/components/shell/use-shown-theme";
import { Card } from "@/components/ui/Card";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { LOCALES, type Locale, THEMES, type Theme } from "@/lib/i18n/config";

/** Language and theme; in force at once, and kept with the person. */
export function DisplayCard({ theme: first }: { theme: Theme }) {
  const t = useTranslations("profile.display");
  const themes = useTranslations("shell.themes");
  const router = useRouter();
  const keep = useKeepPreference();
  const theme = useShownTheme(first);
  const locale = useLocale();
  const speak = async (chosen: Locale) => {
    await keep({ locale: chosen });
    router.refresh();
  };
  return (
    <Card title={t("title")}>
      <div className="flex flex-col gap-4">
        <RadioGroup
          label={t("language")}
          items={LOCALES.map((id) => ({ id, label: t(`languages.${id}`) }))}
          value={locale}
          onChange={speak}
          orientation="horizontal"
        />
        <RadioGroup
          label={t("theme")}
          items={THEMES.map((id) => ({ id, label: themes(id) }))}
          value={theme}
          onChange={(chosen) => keep({ theme: chosen })}
          orientation="horizontal"
        />
      </div>
      <p className="mt-4 text-ink-2 text-sm">{t("kept")}</p>
    </Card>
  );
}
