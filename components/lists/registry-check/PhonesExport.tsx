"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { DownloadUnderWay, useProgressLabel } from "@/components/downloads/DownloadUnderWay";
import { useDownload } from "@/components/downloads/use-download";
import { Button } from "@/components/ui/Button";
import type { ListId } from "@/lib/lists/schema";
import { paths } from "@/lib/paths";

/** The list's numbers as a file for the registry. */
export function PhonesExport({ listId }: { listId: ListId }) {
  const t = useTranslations("lists.registryCheck.export");
  const download = useDownload();
  const progress = useProgressLabel(download);
  return (
    <div className="flex gap-2">
      <Button
        icon={Download}
        onPress={() => void download.start(paths.api.phonesToCheck(listId))}
        isPending={download.pending}
        pendingLabel={progress}
      >
        {t("button")}
      </Button>
      <DownloadUnderWay download={download} />
    </div>
  );
}
