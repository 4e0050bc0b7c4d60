"use client";
import { Contrast } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { type Locale, THEMES } from "@/lib/i18n/config";
import type { Preference } from "./preferences";
import { useShownTheme } from "./use-shown-theme";

interface SwitchProps {
  /** Keeps a choice; the language is drawn anew after it. */
  onChoose: (preference: Preference) => Promise<void>;
}

/** Named in the language it leads to, for whoever can't read the present one. */
export function LanguageSwitch({ onChoose }: SwitchProps) {
  const t = useTranslations("shell");
  const router = useRouter();
  const other: Locale = useLocale() === "he" ? "en" : "he";
  const [isPending, setPending] = useState(false);
  const change = async () => {
    setPending(true);
    await onChoose({ locale: other });
    router.refresh();
    setPending(false);
  };
  return (
    <Button kind="quiet" onPress={change} isPending={isPending}>
      <span lang={other}>{t("otherLanguage")}</span>
    </Button>
  );
}

export function ThemeSwitch({ onChoose }: SwitchProps) {
  const t = useTranslations("shell");
  const theme = useShownTheme();
  return (
    <Menu
      aria-label={t("theme")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      trigger={<IconButton label={t("theme")} icon={Contrast} />}
    >
      {THEMES.map((one) => (
        <MenuItem key={one} id={one} onAction={() => void onChoose({ theme: one })}>
          {t(`themes.${one}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
