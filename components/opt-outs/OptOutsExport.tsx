"use client";
import { FileSpreadsheet, FileText } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { DownloadMenu } from "@/components/reports/DownloadMenu";
import { useDownload } from "@/components/reports/use-download";
import { MenuItem } from "@/components/ui/Menu";
import type { OptOutChoice } from "@/lib/opt-outs/schema";
import { paths } from "@/lib/paths";

/** The numbers that the filters leave, as a file. */
export function OptOutsExport({ choice, total }: { choice: OptOutChoice; total: number }) {
  const t = useTranslations("optOuts.export");
  const progress = useTranslations("reports.export");
  const format = useFormatter();
  const download = useDownload();
  const file = (extension: "csv" | "xlsx") => () => void download.start(paths.api.optOutsFile(extension), choice);
  const isFiltered = choice.kind !== undefined || choice.text !== undefined;
  return (
    <DownloadMenu
      label={t("menu")}
      title={t(isFiltered ? "found" : "all", { count: total, shown: format.number(total) })}
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
