"use client";
import { Ellipsis, ListX, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/Menu";
import type { MailingList } from "@/lib/lists/schema";
import { EditListDialog } from "./EditListDialog";
import { UnregisterDialog } from "./UnregisterDialog";

/** What may be done with a list's entry in the registry; its contacts stay as they are. */
export function ListActions({ list }: { list: MailingList }) {
  const t = useTranslations("lists");
  const [act, setAct] = useState<"edit" | "remove" | null>(null);
  const dialog = (own: "edit" | "remove") => ({ list, isOpen: act === own, onClose: () => setAct(null) });
  return (
    <>
      <Menu
        aria-label={t("menu", { name: list.name })}
        trigger={<IconButton label={t("menu", { name: list.name })} icon={Ellipsis} kind="secondary" />}
      >
        <MenuItem id="edit" icon={Pencil} onAction={() => setAct("edit")}>
          {t("edit")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem id="remove" icon={ListX} tone="danger" onAction={() => setAct("remove")}>
          {t("remove")}
        </MenuItem>
      </Menu>
      <EditListDialog {...dialog("edit")} />
      <UnregisterDialog {...dialog("remove")} />
    </>
  );
}
