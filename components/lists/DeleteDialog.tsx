"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import {
  type Chosen,
  countOf,
  type Progress,
  type Removed,
  takesNameOf,
  useDeleteContacts,
  useUndoRemoval,
} from "@/lib/lists/contact-queries";
import type { UndoAnswer } from "@/lib/lists/contact-schema";
import type { MailingList } from "@/lib/lists/schema";

interface DeleteDialogProps {
  list: MailingList;
  chosen: Chosen;
  onClose: () => void;
  onDone: () => void;
}

/** Deletes contacts after a snapshot of them was taken, and offers to take it back; many of them take the list's name, typed. */
export function DeleteDialog({ list, chosen, onClose, onDone }: DeleteDialogProps) {
  const t = useTranslations("lists.contacts.deleteDialog");
  const format = useFormatter();
  const errorText = useErrorText();
  const [progress, setProgress] = useState<Progress | null>(null);
  const deletion = useDeleteContacts(list.id);
  const tell = useDeletionTold(list);
  const count = countOf(chosen);
  const isMany = takesNameOf(chosen);
  const losesPhones =
    "contacts" in chosen ? chosen.contacts.filter(({ phones, emails }) => phones.length > 1 || emails.length > 1).length : null;
  const remove = () =>
    deletion.mutate(
      { chosen, ...(isMany && { confirm: list.name }), onProgress: setProgress },
      {
        onSuccess: (removed) => {
          onClose();
          onDone();
          tell(removed);
        },
      },
    );
  return (
    <ConfirmDialog
      title={t("title", { count })}
      tone="danger"
      {...(isMany && { typed: list.name })}
      confirmLabel={t("confirm", { count, shown: format.number(count) })}
      isOpen
      onOpenChange={(open) => open || onClose()}
      onConfirm={remove}
      isPending={deletion.isPending}
      error={deletion.error && errorText(deletion.error)}
    >
      <p>{t("effect")}</p>
      <p className="mt-2">{losesPhones === null ? t("losesMaybe") : losesPhones > 0 ? t("loses", { count: losesPhones }) : t("losesId")}</p>
      {progress && (
        <p role="status" className="mt-2 font-semibold text-ink">
          {t("progress", { done: format.number(progress.done), of: format.number(progress.of) })}
        </p>
      )}
    </ConfirmDialog>
  );
}

/** Tells how many were deleted, and takes it back where a person wants it. */
function useDeletionTold(list: MailingList) {
  const t = useTranslations("lists.contacts.deleteDialog");
  const words = useTranslations("lists.contacts");
  const errorText = useErrorText();
  const { mutateAsync: undo } = useUndoRemoval(list.id);
  const tellUndone = ({ restored, present, withoutOther }: UndoAnswer) => {
    const notes = [
      restored === null && t("restoredUnknownWhy"),
      present !== null && present > 0 && t("present", { count: present }),
      withoutOther > 0 && t("withoutOther", { count: withoutOther }),
    ];
    const description = notes.filter((note) => note !== false).join(" ");
    const title = restored === null ? t("restoredUnknown") : t("restored", { count: restored });
    toast({ tone: restored === null ? "info" : "success", title, ...(description && { description }) });
  };
  const bringBack = (snapshotIds: readonly string[]) =>
    undo(snapshotIds).then(tellUndone, (error: unknown) =>
      toast({ tone: "danger", title: t("undoFailed"), description: errorText(error) }),
    );
  return ({ deleted, missing, snapshotIds }: Removed) =>
    toast({
      tone: "success",
      title: t("done", { count: deleted }),
      ...(missing > 0 && { description: words("missing", { count: missing }) }),
      ...(snapshotIds.length > 0 && { action: { label: t("undo"), onPress: () => void bringBack(snapshotIds) } }),
    });
}
