"use client";
import { Ellipsis, KeyRound, Link as LinkIcon, UserCheck, UserCog, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/Menu";
import type { User } from "@/lib/users/schema";
import { DisableDialog } from "./DisableDialog";
import { EnableDialog } from "./EnableDialog";
import { LinkDialog } from "./LinkDialog";
import { RoleDialog } from "./RoleDialog";

type Act = "role" | "link" | "disable" | "enable";

/** What an admin may do with an account; each act says first what it brings about. */
export function UserActions({ user }: { user: User }) {
  const t = useTranslations("users");
  const [act, setAct] = useState<Act | null>(null);
  const dialog = (own: Act) => ({ user, isOpen: act === own, onClose: () => setAct(null) });
  return (
    <>
      <Menu
        aria-label={t("menu", { name: user.name })}
        trigger={<IconButton label={t("menu", { name: user.name })} icon={Ellipsis} kind="secondary" />}
      >
        <MenuItem id="role" icon={UserCog} onAction={() => setAct("role")}>
          {t("actions.role")}
        </MenuItem>
        <MenuItem id="link" icon={user.hasPassword ? KeyRound : LinkIcon} onAction={() => setAct("link")} isDisabled={user.disabled}>
          {t(user.hasPassword ? "actions.link" : "actions.invite")}
        </MenuItem>
        <MenuSeparator />
        {user.disabled ? (
          <MenuItem id="enable" icon={UserCheck} onAction={() => setAct("enable")}>
            {t("actions.enable")}
          </MenuItem>
        ) : (
          <MenuItem id="disable" icon={UserX} tone="danger" onAction={() => setAct("disable")}>
            {t("actions.disable")}
          </MenuItem>
        )}
      </Menu>
      <RoleDialog {...dialog("role")} />
      <LinkDialog {...dialog("link")} />
      <DisableDialog {...dialog("disable")} />
      <EnableDialog {...dialog("enable")} />
    </>
  );
}
