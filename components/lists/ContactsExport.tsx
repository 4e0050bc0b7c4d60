"use client";
import { useTranslations } from "next-intl";
import { FileMenu } from "@/components/downloads/FileMenu";
import type { Download } from "@/components/downloads/use-download";
import { queryOf } from "@/lib/lists/contact-queries";
import type { ListId } from "@/lib/lists/schema";
import { paths } from "@/lib/paths";

interface ContactsExportProps {
  listId: ListId;
  search: string;
  /** How many are found; null while nobody knows. */
  total: number | null;
  download: Download;
}

/** All that are found, as a file. */
export function ContactsExport({ listId, search, total, download }: ContactsExportProps) {
  const t = useTranslations("lists.export");
  return (
    <FileMenu
      label={t("menu")}
      title={total === null ? t("allFound") : t(search ? "found" : "all", { count: total })}
      download={download}
      onChoose={(extension) => void download.start(paths.api.contactsFile(listId, extension, queryOf(search)))}
    />
  );
}
