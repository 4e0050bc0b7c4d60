"use client";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { DownloadUnderWay, useProgressLabel } from "./DownloadUnderWay";
import { useDownload } from "./use-download";

/** Fetches one kind of file. One that takes over a second tells how far it is, and can be called off. */
export function DownloadButton({ address, children }: { address: string; children: ReactNode }) {
  const download = useDownload();
  const progress = useProgressLabel(download);
  return (
    <div className="flex gap-2">
      <Button icon={Download} onPress={() => void download.start(address)} isPending={download.pending} pendingLabel={progress}>
        {children}
      </Button>
      <DownloadUnderWay download={download} />
    </div>
  );
}
