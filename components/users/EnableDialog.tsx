"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { useChangeUser } from "@/lib/users/queries";
import type { UserDialogProps } from "./user-dialog";

export function EnableDialog({ user, isOpen, onClose }: UserDialogProps) {
  const t = useTranslations("users.enableDialog");
  const roles = useTranslations("shell.roles");
  const errorText = useErrorText();
  const change = useChangeUser(user.id);
  const close = () => {
    change.reset();
    onClose();
  };
  const enable = () =>
    change.mutate(
      { disabled: false },
      {
        onSuccess: () => {
          close();
          toast({ tone: "success", title: t("done", { name: user.name }) });
        },
      },
    );
  return (
    <ConfirmDialog
      title={t("title", { name: user.name })}
      confirmLabel={t("confirm")}
      isOpen={isOpen}
      onOpenChange={(open) => open || close()}
      onConfirm={enable}
      isPending={change.isPending}
      error={change.error && errorText(change.error)}
    >
      {user.hasPassword ? t("effect", { role: roles(user.role) }) : t("effectInvited")}
    </ConfirmDialog>
  );
}
