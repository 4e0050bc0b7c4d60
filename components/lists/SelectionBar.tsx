"use client";
import { Ban, ChevronUp, CircleCheck, Download, type LucideIcon, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Menu, MenuItem } from "@/components/ui/Menu";
import type { ContactAct } from "./ContactActions";
import type { Selection } from "./use-selection";

interface SelectionBarProps {
  selection: Selection;
  onAct: (act: ContactAct) => void;
  onExport: () => void;
}

/** Under the table, while contacts are chosen: how many, and what may be done with them. On a phone it takes a line within the thumb's reach. */
export function SelectionBar({ selection: { chosen, count, isAll, clear }, onAct, onExport }: SelectionBarProps) {
  const t = useTranslations("lists.contacts");
  const format = useFormatter();
  if (!chosen) return null;
  const acts: { id: "block" | "unblock" | "export" | "delete"; icon: LucideIcon; run: () => void }[] = [
    { id: "block", icon: Ban, run: () => onAct({ kind: "block", chosen }) },
    { id: "unblock", icon: CircleCheck, run: () => onAct({ kind: "unblock", chosen }) },
    { id: "export", icon: Download, run: onExport },
    { id: "delete", icon: Trash2, run: () => onAct({ kind: "delete", chosen }) },
  ];
  return (
    <section
      aria-label={t("selection")}
      className="sticky bottom-4 z-10 mt-4 flex items-center gap-2 rounded-lg border border-line-strong bg-surface px-4 py-3 shadow-float max-md:bottom-20 max-md:px-3 max-md:py-2"
    >
      <p role="status" className="min-w-0 flex-1 font-semibold">
        {t(isAll ? "allChosen" : "chosen", { count, shown: format.number(count) })}
      </p>
      <Button kind="quiet" onPress={clear}>
        {t("clearSelection")}
      </Button>
      {acts.map(({ id, icon, run }) => (
        <Button key={id} kind={id === "delete" ? "danger" : "secondary"} icon={icon} onPress={run} className="max-md:hidden">
          {t(id)}
        </Button>
      ))}
      <span className="md:hidden">
        <Menu
          aria-label={t("columns.actions")}
          placement="top end"
          trigger={
            <Button kind="primary" icon={ChevronUp}>
              {t("columns.actions")}
            </Button>
          }
        >
          {acts.map(({ id, icon, run }) => (
            <MenuItem key={id} id={id} icon={icon} tone={id === "delete" ? "danger" : "plain"} onAction={run}>
              {t(id)}
            </MenuItem>
          ))}
        </Menu>
      </span>
    </section>
  );
}
