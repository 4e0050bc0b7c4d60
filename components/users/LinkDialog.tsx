"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { useErrorText } from "@/components/ui/use-error-text";
import { useNewPasswordLink } from "@/lib/users/queries";
import { OneTimeLink } from "./OneTimeLink";
import type { UserDialogProps } from "./user-dialog";

/** Makes a one-time address for a new password, and shows it once. */
export function LinkDialog({ user, isOpen, onClose }: UserDialogProps) {
  const t = useTranslations("users.linkDialog");
  return (
    <Dialog
      title={t(user.hasPassword ? "title" : "titleInvite", { name: user.name })}
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
    >
      <LinkMaker user={user} onClose={onClose} />
    </Dialog>
  );
}

function LinkMaker({ user, onClose }: Omit<UserDialogProps, "isOpen">) {
  const t = useTranslations("users.linkDialog");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const { data, error, isPending, mutate } = useNewPasswordLink(user.id);
  if (data) return <OneTimeLink link={data} onClose={onClose} />;
  return (
    <>
      <p className="text-ink-2">{t(user.hasPassword ? "effect" : "effectInvite")}</p>
      <p className="mt-2 text-ink-2">{t("replaces")}</p>
      {error && (
        <Banner tone="danger" announce className="mt-4">
          {errorText(error)}
        </Banner>
      )}
      <DialogActions>
        <Button kind="primary" size="large" onPress={() => mutate()} isPending={isPending}>
          {t("create")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </>
  );
}
