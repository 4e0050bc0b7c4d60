"use client";
import { FileSpreadsheet, FileText, Printer } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DownloadMenu } from "@/components/downloads/DownloadMenu";
import { useDownload } from "@/components/downloads/use-download";
import { MenuItem } from "@/components/ui/Menu";
import { rich } from "@/components/ui/rich";
import { paths } from "@/lib/paths";
import { MAX_SHEET_ROWS } from "@/lib/workbooks/limits";
import { type CallFilterState, exportQuery } from "./use-call-filter";
import { type ColumnsState, viewQuery } from "./use-columns";

interface ExportMenuProps {
  campaignId: number;
  calls: CallFilterState;
  /** Of the table, and so of paper; a file has them all. */
  columns: ColumnsState;
  /** How many calls pass the filter; null while nobody knows. */
  total: number | null;
}

/** The filtered calls as a file or on paper. */
export function ExportMenu({ campaignId, calls, columns, total }: ExportMenuProps) {
  const t = useTranslations("reports.export");
  const kinds = useTranslations("downloads");
  const format = useFormatter();
  const download = useDownload();
  const query = exportQuery(calls.filter).toString();
  const file = (extension: "csv" | "xlsx") => () => void download.start(paths.api.callsFile(campaignId, extension, query));
  const paper = paths.printReport(campaignId, viewQuery(calls.filter, columns).toString());
  const fits = total === null || total <= MAX_SHEET_ROWS;
  const counted = { ...rich, count: total ?? 0, shown: format.number(total ?? 0) };
  return (
    <DownloadMenu
      label={t("menu")}
      title={total === null ? t("counting") : t.rich(calls.count === 0 ? "all" : "filtered", counted)}
      download={download}
    >
      <MenuItem id="xlsx" icon={FileSpreadsheet} textValue={kinds("xlsx")} onAction={file("xlsx")} isDisabled={!fits}>
        <Choice name={kinds("xlsx")} hint={fits ? t("xlsxHint") : t.rich("xlsxFull", { ...rich, most: format.number(MAX_SHEET_ROWS) })} />
      </MenuItem>
      <MenuItem id="csv" icon={FileText} textValue={kinds("csv")} onAction={file("csv")}>
        <Choice name={kinds("csv")} hint={t("csvHint")} />
      </MenuItem>
      <MenuItem id="print" icon={Printer} textValue={t("print")} href={paper}>
        <Choice name={t("print")} hint={t("printHint")} />
      </MenuItem>
    </DownloadMenu>
  );
}

function Choice({ name, hint }: { name: string; hint: ReactNode }) {
  return (
    <span className="block max-w-72 py-1">
      <span className="block font-semibold">{name}</span>
      <span className="block text-ink-2 text-sm">{hint}</span>
    </span>
  );
}
