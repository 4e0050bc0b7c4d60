"use client";
import { ChevronDown, Download, FileSpreadsheet, FileText, Printer, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem, MenuSection } from "@/components/ui/Menu";
import { paths } from "@/lib/paths";
import { MAX_SHEET_ROWS } from "@/lib/workbooks/limits";
import { rich } from "./rich";
import { type CallFilterState, exportQuery } from "./use-call-filter";
import { useDownload } from "./use-download";

interface ExportMenuProps {
  campaignId: number;
  calls: CallFilterState;
  /** How many calls pass the filter; null while nobody knows. */
  total: number | null;
}

const MEGABYTE = 1_000_000;

/** The filtered calls as a file or on paper. A file that takes over a second tells how far it is, and can be called off. */
export function ExportMenu({ campaignId, calls, total }: ExportMenuProps) {
  const t = useTranslations("reports.export");
  const format = useFormatter();
  const download = useDownload();
  const query = exportQuery(calls.filter).toString();
  const file = (extension: "csv" | "xlsx") => () => void download.start(paths.api.callsFile(campaignId, extension, query));
  const fits = total === null || total <= MAX_SHEET_ROWS;
  const megabytes = format.number(download.bytes / MEGABYTE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const counted = { ...rich, count: total ?? 0, shown: format.number(total ?? 0) };
  return (
    <div className="flex gap-2">
      <Menu
        aria-label={t("menu")}
        trigger={
          <Button
            icon={Download}
            isPending={download.pending}
            pendingLabel={download.slow ? t.rich("progress", { ...rich, megabytes }) : undefined}
            className="max-md:flex-1"
          >
            <span className="flex items-center gap-2">
              {t("menu")}
              <ChevronDown size={16} aria-hidden />
            </span>
          </Button>
        }
      >
        <MenuSection title={total === null ? t("counting") : t.rich(calls.count === 0 ? "all" : "filtered", counted)}>
          <MenuItem id="xlsx" icon={FileSpreadsheet} textValue={t("xlsx")} onAction={file("xlsx")} isDisabled={!fits}>
            <Choice name={t("xlsx")} hint={fits ? t("xlsxHint") : t.rich("xlsxFull", { ...rich, most: format.number(MAX_SHEET_ROWS) })} />
          </MenuItem>
          <MenuItem id="csv" icon={FileText} textValue={t("csv")} onAction={file("csv")}>
            <Choice name={t("csv")} hint={t("csvHint")} />
          </MenuItem>
          <MenuItem id="print" icon={Printer} textValue={t("print")} href={paths.printReport(campaignId, query)}>
            <Choice name={t("print")} hint={t("printHint")} />
          </MenuItem>
        </MenuSection>
      </Menu>
      {download.slow && <IconButton icon={X} label={t("cancel")} onPress={download.cancel} />}
      <span role="status" className="sr-only">
        {download.slow && t("making")}
      </span>
    </div>
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
