"use client";
import { FileSpreadsheet, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MenuItem } from "@/components/ui/Menu";
import { DownloadMenu } from "./DownloadMenu";
import type { Download } from "./use-download";

interface FileMenuProps {
  label: string;
  /** What the file will hold. */
  title: ReactNode;
  download: Download;
  onChoose: (extension: "csv" | "xlsx") => void;
}

/** A table to take away, as a workbook or as text. */
export function FileMenu({ label, title, download, onChoose }: FileMenuProps) {
  const t = useTranslations("downloads");
  return (
    <DownloadMenu label={label} title={title} download={download} size="large">
      <MenuItem id="xlsx" icon={FileSpreadsheet} onAction={() => onChoose("xlsx")}>
        {t("xlsx")}
      </MenuItem>
      <MenuItem id="csv" icon={FileText} onAction={() => onChoose("csv")}>
        {t("csv")}
      </MenuItem>
    </DownloadMenu>
  );
}
