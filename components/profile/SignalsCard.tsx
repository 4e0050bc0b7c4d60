"use client";
import { Volume2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { chime } from "@/components/notices/chime";
import { askPermission, type Permitted, permitted, showOnDesktop } from "@/components/notices/desktop";
import { choose, useChoice } from "@/components/notices/signal-choices";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { Switch } from "@/components/ui/Switch";
import { localeOf } from "@/lib/i18n/config";

/** How this browser calls for its person when something happens. */
export function SignalsCard() {
  const t = useTranslations("profile.signals");
  return (
    <Card title={t("title")}>
      <div className="flex flex-col gap-6">
        <SoundChoice />
        <DesktopChoice />
      </div>
      <p className="mt-4 text-ink-2 text-sm">{t("kept")}</p>
    </Card>
  );
}

function SoundChoice() {
  const t = useTranslations("profile.signals");
  const isOn = useChoice("sound");
  const [isSilent, setSilent] = useState(false);
  const play = async (isUrgent: boolean) => setSilent(!(await chime(isUrgent)));
  return (
    <div className="flex flex-col gap-2">
      <Switch isSelected={isOn} onChange={(chosen) => choose("sound", chosen)} description={t("soundText")}>
        {t("sound")}
      </Switch>
      <div className="flex flex-wrap gap-2 ps-11">
        <Button icon={Volume2} onPress={() => void play(false)}>
          {t("try")}
        </Button>
        <Button icon={Volume2} onPress={() => void play(true)}>
          {t("tryUrgent")}
        </Button>
      </div>
      {isSilent && (
        <Banner tone="warning" announce>
          {t("silent")}
        </Banner>
      )}
    </div>
  );
}

function DesktopChoice() {
  const t = useTranslations("profile.signals");
  const locale = localeOf(useLocale());
  const isChosen = useChoice("desktop");
  const [permission, setPermission] = usePermission();
  const [wasAsked, setAsked] = useState(false);
  const change = async (isOn: boolean) => {
    if (!isOn) return choose("desktop", false);
    const answer = await askPermission();
    setAsked(true);
    const sample = { title: t("sample"), tag: "shofar-sample", locale };
    const isShown = answer === "granted" && showOnDesktop(sample, () => undefined);
    setPermission(answer === "granted" && !isShown ? "unsupported" : answer);
    choose("desktop", isShown);
  };
  const problem = problemOf(permission, isChosen || wasAsked, wasAsked);
  return (
    <div className="flex flex-col gap-2">
      <Switch
        isSelected={isChosen && permission === "granted"}
        isDisabled={permission === "unsupported"}
        onChange={(isOn) => void change(isOn)}
        description={t("desktopText")}
      >
        {t("desktop")}
      </Switch>
      {problem && (
        <Banner tone="warning" announce>
          {t(problem)}
        </Banner>
      )}
    </div>
  );
}

/** Why the switch is off although somebody wants it on. */
function problemOf(permission: Permitted | null, isWanted: boolean, wasAsked: boolean): "denied" | "dismissed" | "unsupported" | null {
  if (permission === "unsupported" || (permission === "denied" && isWanted)) return permission;
  return permission === "default" && wasAsked ? "dismissed" : null;
}

/** What the browser allows, also when that changes in its own settings; null until the page is there. */
function usePermission() {
  const [permission, setPermission] = useState<Permitted | null>(null);
  useEffect(() => {
    setPermission(permitted());
    let status: PermissionStatus | undefined;
    const follow = () => setPermission(permitted());
    navigator.permissions
      ?.query({ name: "notifications" })
      .then((found) => {
        status = found;
        status.addEventListener("change", follow);
      })
      // A browser that doesn't tell of changes: the switch asks anew.
      .catch(() => undefined);
    return () => status?.removeEventListener("change", follow);
  }, []);
  return [permission, setPermission] as const;
}
