"use client";
import { ChevronDown, CircleUser, LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "react-aria-components";
import { NoticeBell } from "@/components/notices/NoticeBell";
import { buttonStyle } from "@/components/ui/button-style";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/Menu";
import { toast } from "@/components/ui/toast";
import { ApiProblem } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { useActor } from "./actor-context";
import { LanguageSwitch, ThemeSwitch } from "./PreferenceSwitches";
import { signOut } from "./sign-out";
import { useKeepPreference } from "./use-keep-preference";

/** The end of the top bar: what happened, theme, language, and the person. */
export function TopBarTools() {
  const keep = useKeepPreference();
  return (
    <div className="ms-auto flex shrink-0 items-center gap-1 print:hidden">
      <NoticeBell />
      {/* On a phone the title needs the room; the theme stands in one's own account, too. */}
      <span className="max-md:hidden">
        <ThemeSwitch onChoose={keep} />
      </span>
      <LanguageSwitch onChoose={keep} />
      <PersonMenu />
    </div>
  );
}

function PersonMenu() {
  const t = useTranslations("shell");
  const { name, email, role } = useActor();
  const leave = () => {
    signOut().catch((error: unknown) => {
      toast({ tone: "danger", title: t("signOutFailed"), ...(error instanceof ApiProblem && { description: error.message }) });
    });
  };
  return (
    <Menu
      aria-label={t("personMenu", { name })}
      trigger={
        <Button aria-label={t("personMenu", { name })} className={buttonStyle("quiet", "normal", "px-2!")}>
          <span aria-hidden className="grid size-6 shrink-0 place-items-center rounded-full border bg-sunken font-semibold text-sm">
            {[...name][0]}
          </span>
          <bdi className="max-w-32 truncate max-md:hidden">{name}</bdi>
          <ChevronDown size={16} aria-hidden className="max-md:hidden" />
        </Button>
      }
    >
      <MenuItem id="profile" icon={CircleUser} href={paths.profile()} textValue={t("profile")}>
        <span className="flex flex-col py-1">
          {t("profile")}
          <span className="text-ink-2 text-sm">
            <bdi>{email}</bdi> · {t(`roles.${role}`)}
          </span>
        </span>
      </MenuItem>
      <MenuSeparator />
      <MenuItem id="sign-out" icon={LogOut} onAction={leave}>
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
