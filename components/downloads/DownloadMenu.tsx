"use client";
import { ChevronDown, Download as DownloadIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { Menu, MenuSection } from "@/components/ui/Menu";
import { DownloadUnderWay, useProgressLabel } from "./DownloadUnderWay";
import type { Download } from "./use-download";

interface DownloadMenuProps {
  label: string;
  /** What the file will hold. */
  title: ReactNode;
  download: Download;
  size?: "large";
  /** The kinds of files, each a `MenuItem`. */
  children: ReactNode;
}

/** The kinds of files to choose from. One that takes over a second tells how far it is, and can be called off. */
export function DownloadMenu({ label, title, download, size, children }: DownloadMenuProps) {
  const progress = useProgressLabel(download);
  return (
    <div className={size === "large" ? "flex gap-2 max-md:flex-1" : "flex gap-2"}>
      <Menu
        aria-label={label}
        trigger={
          <Button icon={DownloadIcon} size={size} isPending={download.pending} pendingLabel={progress} className="max-md:flex-1">
            <span className="flex items-center gap-2">
              {label}
              <ChevronDown size={16} aria-hidden />
            </span>
          </Button>
        }
      >
        <MenuSection title={title}>{children}</MenuSection>
      </Menu>
      <DownloadUnderWay download={download} />
    </div>
  );
}
