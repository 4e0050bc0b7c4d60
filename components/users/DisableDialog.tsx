"use client";
import { useTranslations } from "next-intl";
import { useActor } from "@/components/shell/actor-context";
import { Banner } from "@/components/ui/Banner";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { useChangeUser } from "@/lib/users/queries";
import type { UserDialogProps } from "./user-dialog";

/** Ends the person's sessions and streams, and keeps them out. One's own account takes the e-mail, typed. */
export function DisableDialog({ user, isOpen, onClose }: UserDialogProps) {
  const t = useTranslations("users.disableDialog");
  const errorText = useErrorText();
  const isSelf = useActor().id === user.id;
  const change = useChangeUser(user.id);
  const close = () => {
    change.reset();
    onClose();
  };
  const disable = () =>
    change.mutate(
      { disabled: true },
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
      tone="danger"
      {...(isSelf && { typed: user.email })}
      confirmLabel={t("confirm")}
      isOpen={isOpen}
      onOpenChange={(open) => open || close()}
      onConfirm={disable}
      isPending={change.isPending}
      error={change.error && errorText(change.error)}
    >
      <p>{t("effect")}</p>
      <p className="mt-2">{t("kept")}</p>
      {isSelf && (
        <Banner tone="warning" className="mt-3">
          {t("self")}
        </Banner>
      )}
    </ConfirmDialog>
  );
}
