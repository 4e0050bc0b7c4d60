"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useActor } from "@/components/shell/actor-context";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { useChangeUser } from "@/lib/users/queries";
import { RoleChoice } from "./RoleChoice";
import type { UserDialogProps } from "./user-dialog";

export function RoleDialog({ user, isOpen, onClose }: UserDialogProps) {
  const t = useTranslations("users.roleDialog");
  return (
    <Dialog title={t("title", { name: user.name })} isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      <RoleForm user={user} onClose={onClose} />
    </Dialog>
  );
}

function RoleForm({ user, onClose }: Omit<UserDialogProps, "isOpen">) {
  const t = useTranslations("users.roleDialog");
  const ui = useTranslations("ui");
  const roles = useTranslations("shell.roles");
  const errorText = useErrorText();
  const isSelf = useActor().id === user.id;
  const change = useChangeUser(user.id);
  const [role, setRole] = useState(user.role);
  const isChanged = role !== user.role;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!isChanged) return onClose();
    change.mutate(
      { role },
      {
        onSuccess: () => {
          onClose();
          toast({ tone: "success", title: t("done", { name: user.name, role: roles(role) }) });
        },
      },
    );
  };
  return (
    <form onSubmit={save} noValidate>
      <RoleChoice value={role} onChange={setRole} />
      {isSelf && isChanged ? (
        <Banner tone="warning" title={t("selfTitle")} announce className="mt-4">
          {t("self")}
        </Banner>
      ) : (
        <p className="mt-4 text-ink-2">{t("effect", { name: user.name })}</p>
      )}
      {change.error && (
        <Banner tone="danger" announce className="mt-4">
          {errorText(change.error)}
        </Banner>
      )}
      <DialogActions>
        <Button
          type="submit"
          kind={isSelf && isChanged ? "danger" : "primary"}
          size="large"
          isPending={change.isPending}
          isDisabled={!isChanged}
        >
          {t("save")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={change.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}
