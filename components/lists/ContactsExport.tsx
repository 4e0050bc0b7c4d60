"use client";
import { FileSpreadsheet, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { DownloadMenu } from "@/components/reports/DownloadMenu";
import type { useDownload } from "@/components/reports/use-download";
import { MenuItem } from "@/components/ui/Menu";
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

/** All that are found, as a file. */
export function ContactsExport({ listId, search, total, download }: ContactsExportProps) {
  const t = useTranslations("lists.export");
  const progress = useTranslations("reports.export");
  const file = (extension: "csv" | "xlsx") => () => void download.start(paths.api.contactsFile(listId, extension, queryOf(search)));
  return (
    <DownloadMenu
      label={t("menu")}
      title={total === null ? t("allFound") : t(search ? "found" : "all", { count: total })}
      download={download}
      size="large"
    >
      <MenuItem id="xlsx" icon={FileSpreadsheet} onAction={file("xlsx")}>
        {progress("xlsx")}
      </MenuItem>
      <MenuItem id="csv" icon={FileText} onAction={file("csv")}>
        {progress("csv")}
      </MenuItem>
    </DownloadMenu>
  );
}
