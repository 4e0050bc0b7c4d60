"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { useRevokeWallLink } from "@/lib/walls/queries";
import type { WallLink } from "@/lib/walls/schema";

/** Ends a screen's link for good, after asking once. */
export function CloseWallDialog({ link, onClose }: { link: WallLink; onClose: () => void }) {
  const t = useTranslations("walls");
  const errorText = useErrorText();
  const revoke = useRevokeWallLink();
  const close = () =>
    revoke.mutate(link.id, {
      onSuccess: () => {
        onClose();
        toast({ tone: "success", title: t("closeDialog.done", { name: link.name }) });
      },
    });
  return (
    <ConfirmDialog
      title={t("closeDialog.title", { name: link.name })}
      tone="danger"
      confirmLabel={t("close")}
      isOpen
      onOpenChange={(open) => open || onClose()}
      onConfirm={close}
      isPending={revoke.isPending}
      error={revoke.error && errorText(revoke.error)}
    >
      {t("closeDialog.effect")}
    </ConfirmDialog>
  );
}
