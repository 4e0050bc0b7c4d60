"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { TextField } from "@/components/ui/TextField";
import { useErrorText } from "@/components/ui/use-error-text";
import { ROLES, type Role } from "@/lib/auth/permissions";
import { fieldProblems } from "@/lib/http/field-problems";
import { useAddUser } from "@/lib/users/queries";
import { OneTimeLink } from "./OneTimeLink";
import { RoleChoice } from "./RoleChoice";

interface AddPersonDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** E-mail, name and role in; a one-time address out. */
export function AddPersonDialog({ isOpen, onClose }: AddPersonDialogProps) {
  const t = useTranslations("users.addDialog");
  return (
    <Dialog title={t("title")} isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      <AddPerson onClose={onClose} />
    </Dialog>
  );
}

function AddPerson({ onClose }: { onClose: () => void }) {
  const t = useTranslations("users.addDialog");
  const add = useAddUser();
  const { data } = add;
  if (data?.inviteUrl && data.inviteExpiresAt) {
    return (
      <OneTimeLink link={{ url: data.inviteUrl, expiresAt: data.inviteExpiresAt }} onClose={onClose}>
        {t.rich("done", { name: data.user.name, b: (name) => <bdi className="font-semibold">{name}</bdi> })}
      </OneTimeLink>
    );
  }
  return <AddForm add={add} onClose={onClose} />;
}

function AddForm({ add, onClose }: { add: ReturnType<typeof useAddUser>; onClose: () => void }) {
  const t = useTranslations("users");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>(ROLES[0]);
  const [asked, setAsked] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const emailField = useRef<HTMLInputElement>(null);
  const problems = fieldProblems(add.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!name.trim()) return nameField.current?.focus();
    if (!email.trim()) return emailField.current?.focus();
    if (!add.isPending) add.mutate({ name, email, role }, { onError: () => emailField.current?.focus() });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-ink-2">{t("addDialog.intro")}</p>
      <TextField
        label={t("fields.name")}
        autoFocus
        autoComplete="off"
        inputRef={nameField}
        value={name}
        onChange={setName}
        errorMessage={asked && !name.trim() ? t("fields.missingName") : problems.get("name")}
      />
      <TextField
        label={t("fields.email")}
        type="email"
        inputMode="email"
        autoComplete="off"
        ltr
        inputRef={emailField}
        value={email}
        onChange={setEmail}
        errorMessage={asked && !email.trim() ? t("fields.missingEmail") : problems.get("email")}
      />
      <RoleChoice value={role} onChange={setRole} />
      {add.error && problems.size === 0 && (
        <Banner tone="danger" announce>
          {errorText(add.error)}
        </Banner>
      )}
      <DialogActions>
        <Button type="submit" kind="primary" size="large" isPending={add.isPending}>
          {t("addDialog.submit")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={add.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}
