"use client";
import { Download, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { rich } from "@/components/reports/rich";
import { useDownload } from "@/components/reports/use-download";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import type { ListId } from "@/lib/lists/schema";
import { paths } from "@/lib/paths";

const MEGABYTE = 1_000_000;

/** The list's numbers as a file for the registry. One that takes over a second tells how far it is, and can be called off. */
export function PhonesExport({ listId }: { listId: ListId }) {
  const t = useTranslations("lists.registryCheck.export");
  const progress = useTranslations("reports.export");
  const format = useFormatter();
  const download = useDownload();
  const megabytes = format.number(download.bytes / MEGABYTE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <div className="flex gap-2">
      <Button
        icon={Download}
        onPress={() => void download.start(paths.api.phonesToCheck(listId))}
        isPending={download.pending}
        pendingLabel={download.slow ? progress.rich("progress", { ...rich, megabytes }) : undefined}
      >
        {t("button")}
      </Button>
      {download.slow && <IconButton icon={X} label={progress("cancel")} onPress={download.cancel} />}
      <span role="status" className="sr-only">
        {download.slow && progress("making")}
      </span>
    </div>
  );
}
