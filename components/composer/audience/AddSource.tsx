"use client";
import { ClipboardPaste, FileText, ListChecks, type LucideIcon, Megaphone, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { SOURCE_KINDS, type SourceKind } from "./slots";
import { useSourcesHere } from "./use-sources";

export const SOURCE_ICONS: Record<SourceKind, LucideIcon> = {
  paste: ClipboardPaste,
  file: FileText,
  list: ListChecks,
  campaign: Megaphone,
};

/** One more source, of any kind. */
export function AddSource({ isFull }: { isFull: boolean }) {
  const t = useTranslations("audiences.sources");
  const { open } = useSourcesHere();
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Menu
        placement="bottom start"
        trigger={
          <Button icon={Plus} isDisabled={isFull}>
            {t("add")}
          </Button>
        }
      >
        {SOURCE_KINDS.map((kind) => (
          <MenuItem key={kind} id={kind} icon={SOURCE_ICONS[kind]} onAction={() => open(kind)}>
            {t(`kinds.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
      <span className="text-ink-2 text-sm">{t(isFull ? "full" : "dropAnywhere")}</span>
    </div>
  );
}
