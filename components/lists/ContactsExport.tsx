"use client";
import { ChevronDown, Download, FileSpreadsheet, FileText, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { rich } from "@/components/reports/rich";
import type { useDownload } from "@/components/reports/use-download";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem, MenuSection } from "@/components/ui/Menu";
import { queryOf } from "@/lib/lists/contact-queries";
import type { ListId } from "@/lib/lists/schema";
import { paths } from "@/lib/paths";

interface ContactsExportProps {
  listId: ListId;
  search: string;
  /** How many are found; null while nobody knows. */
  total: number | null;
  download: ReturnType<typeof useDownload>;
}

const MEGABYTE = 1_000_000;

/** All that are found as a file. One that takes over a second tells how far it is, and can be called off. */
export function ContactsExport({ listId, search, total, download }: ContactsExportProps) {
  const t = useTranslations("lists.export");
  const progress = useTranslations("reports.export");
  const format = useFormatter();
  const file = (extension: "csv" | "xlsx") => () => void download.start(paths.api.contactsFile(listId, extension, queryOf(search)));
  const megabytes = format.number(download.bytes / MEGABYTE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <div className="flex gap-2 max-md:flex-1">
      <Menu
        aria-label={t("menu")}
        trigger={
          <Button
            icon={Download}
            size="large"
            isPending={download.pending}
            pendingLabel={download.slow ? progress.rich("progress", { ...rich, megabytes }) : undefined}
            className="max-md:flex-1"
          >
            <span className="flex items-center gap-2">
              {t("menu")}
              <ChevronDown size={16} aria-hidden />
            </span>
          </Button>
        }
      >
        <MenuSection title={total === null ? t("allFound") : t(search ? "found" : "all", { count: total })}>
          <MenuItem id="xlsx" icon={FileSpreadsheet} onAction={file("xlsx")}>
            {progress("xlsx")}
          </MenuItem>
          <MenuItem id="csv" icon={FileText} onAction={file("csv")}>
            {progress("csv")}
          </MenuItem>
        </MenuSection>
      </Menu>
      {download.slow && <IconButton icon={X} label={progress("cancel")} onPress={download.cancel} />}
      <span role="status" className="sr-only">
        {download.slow && progress("making")}
      </span>
    </div>
  );
}
