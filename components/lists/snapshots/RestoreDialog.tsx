"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { useErrorText } from "@/components/ui/use-error-text";
import { usePreviewRestore } from "@/lib/lists/job-queries";
import type { MailingList } from "@/lib/lists/schema";

interface RestoreDialogProps {
  list: MailingList;
  snapshotId: string;
  /** The snapshot holds everybody who was in the list; from another one nobody can be told to be new. */
  isWhole?: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onBegun: (jobId: string) => void;
}

/** Says what restoring brings back and what it can't, and leads to the comparison with the list as it is now. */
export function RestoreDialog({ list, snapshotId, isWhole = true, isOpen, onOpenChange, onBegun }: RestoreDialogProps) {
  const t = useTranslations("lists.snapshots.dialog");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const preview = usePreviewRestore(list.id);
  const [removeOthers, setRemoveOthers] = useState(false);
  const check = () =>
    preview.mutate(
      { snapshotId, removeOthers: isWhole && removeOthers },
      {
        onSuccess: ({ id }) => {
          onOpenChange(false);
          onBegun(id);
        },
      },
    );
  return (
    <Dialog title={t("title")} isOpen={isOpen} onOpenChange={onOpenChange} isBusy={preview.isPending}>
      <div className="flex flex-col gap-4">
        <p>{t("about")}</p>
        <div className="rounded-md bg-warning-soft px-3 py-2">
          <p className="font-semibold">{t("cannot")}</p>
          <ul className="flex list-disc flex-col gap-1 ps-5">
            <li>{t("ids")}</li>
            <li>{t("phones")}</li>
          </ul>
        </div>
        {isWhole && (
          <Checkbox isSelected={removeOthers} onChange={setRemoveOthers} description={t("removeOthersHelp")}>
            {t("removeOthers")}
          </Checkbox>
        )}
        <p className="text-ink-2 text-sm">{t("note")}</p>
        {preview.error && (
          <Banner tone="danger" announce>
            {errorText(preview.error)}
          </Banner>
        )}
      </div>
      <DialogActions>
        <Button kind="primary" size="large" onPress={check} isPending={preview.isPending}>
          {t("check")}
        </Button>
        <Button kind="quiet" size="large" onPress={() => onOpenChange(false)} isDisabled={preview.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
