"use client";
import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { rich } from "@/components/ui/rich";
import type { Download } from "./use-download";

const MEGABYTE = 1_000_000;

/** What the button of a download says while it takes over a second; undefined before. */
export function useProgressLabel({ slow, bytes }: Download): ReactNode {
  const t = useTranslations("downloads");
  const format = useFormatter();
  const megabytes = format.number(bytes / MEGABYTE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return slow ? t.rich("progress", { ...rich, megabytes }) : undefined;
}

/** What stands beside that button: the way to call the download off, and a word of it for who can't see. */
export function DownloadUnderWay({ download }: { download: Download }) {
  const t = useTranslations("downloads");
  return (
    <>
      {download.slow && <IconButton icon={X} label={t("cancel")} onPress={download.cancel} />}
      <span role="status" className="sr-only">
        {download.slow && t("making")}
      </span>
    </>
  );
}
