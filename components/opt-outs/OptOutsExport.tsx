"use client";
import { useFormatter, useTranslations } from "next-intl";
import { FileMenu } from "@/components/downloads/FileMenu";
import { useDownload } from "@/components/downloads/use-download";
import type { OptOutChoice } from "@/lib/opt-outs/schema";
import { paths } from "@/lib/paths";

/** The numbers that the filters leave, as a file. */
export function OptOutsExport({ choice, total }: { choice: OptOutChoice; total: number }) {
  const t = useTranslations("optOuts.export");
  const format = useFormatter();
  const download = useDownload();
  const isFiltered = choice.kind !== undefined || choice.text !== undefined;
  return (
    <FileMenu
      label={t("menu")}
      title={t(isFiltered ? "found" : "all", { count: total, shown: format.number(total) })}
      download={download}
      onChoose={(extension) => void download.start(paths.api.optOutsFile(extension), choice)}
    />
  );
}
