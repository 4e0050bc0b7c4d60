"use client";
import { ChevronDown, Download, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuSection } from "@/components/ui/Menu";
import { rich } from "./rich";
import type { useDownload } from "./use-download";

interface DownloadMenuProps {
  label: string;
  /** What the file will hold. */
  title: ReactNode;
  download: ReturnType<typeof useDownload>;
  size?: "large";
  /** The kinds of files, each a `MenuItem`. */
  children: ReactNode;
}

const MEGABYTE = 1_000_000;

/** The kinds of files to choose from. One that takes over a second tells how far it is, and can be called off. */
export function DownloadMenu({ label, title, download, size, children }: DownloadMenuProps) {
  const t = useTranslations("reports.export");
  const format = useFormatter();
  const megabytes = format.number(download.bytes / MEGABYTE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <div className={size === "large" ? "flex gap-2 max-md:flex-1" : "flex gap-2"}>
      <Menu
        aria-label={label}
        trigger={
          <Button
            icon={Download}
            size={size}
            isPending={download.pending}
            pendingLabel={download.slow ? t.rich("progress", { ...rich, megabytes }) : undefined}
            className="max-md:flex-1"
          >
            <span className="flex items-center gap-2">
              {label}
              <ChevronDown size={16} aria-hidden />
            </span>
          </Button>
        }
      >
        <MenuSection title={title}>{children}</MenuSection>
      </Menu>
      {download.slow && <IconButton icon={X} label={t("cancel")} onPress={download.cancel} />}
      <span role="status" className="sr-only">
        {download.slow && t("making")}
      </span>
    </div>
  );
}
