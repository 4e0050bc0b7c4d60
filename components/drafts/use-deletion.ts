"use client";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { useDeleteDraft, useRestoreDraft } from "@/lib/drafts/queries";

/** Deletes drafts at once and offers to take it back, instead of asking before. */
export function useDeletion() {
  const t = useTranslations("drafts.actions");
  const errorText = useErrorText();
  const deletion = useDeleteDraft();
  const { mutateAsync: restore } = useRestoreDraft();
  const bringBack = (draftId: string) =>
    restore(draftId).then(
      () => toast({ tone: "success", title: t("restored") }),
      (error: unknown) => toast({ tone: "danger", title: t("restoreFailed"), description: errorText(error) }),
    );
  /** @returns whether it was deleted; why not is told */
  const remove = async (draftId: string, title: string): Promise<boolean> => {
    try {
      await deletion.mutateAsync(draftId);
    } catch (error) {
      toast({ tone: "danger", title: t("deleteFailed"), description: errorText(error) });
      return false;
    }
    const action = { label: t("undo"), onPress: () => void bringBack(draftId) };
    toast({ tone: "success", title: t("deleted"), ...(title.trim() !== "" && { description: title }), action });
    return true;
  };
  return { remove, isPending: deletion.isPending };
}
