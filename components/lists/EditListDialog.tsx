"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { FormProblem } from "@/components/ui/FormProblem";
import { toast } from "@/components/ui/toast";
import { fieldProblems } from "@/lib/http/field-problems";
import { useChangeList } from "@/lib/lists/queries";
import { ListFields } from "./ListFields";
import type { ListDialogProps } from "./list-dialog";

export function EditListDialog({ list, isOpen, onClose }: ListDialogProps) {
  const t = useTranslations("lists.editDialog");
  return (
    <Dialog title={t("title", { name: list.name })} isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      <EditForm list={list} onClose={onClose} />
    </Dialog>
  );
}

const FIELDS = ["name", "consentSource"];

function EditForm({ list, onClose }: Omit<ListDialogProps, "isOpen">) {
  const t = useTranslations("lists");
  const ui = useTranslations("ui");
  const [fields, setFields] = useState({ name: list.name, purpose: list.purpose, consentSource: list.consentSource ?? "" });
  const nameField = useRef<HTMLInputElement>(null);
  const change = useChangeList(list.id);
  const problems = fieldProblems(change.error);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!fields.name.trim()) return nameField.current?.focus();
    if (change.isPending) return;
    change.mutate(fields, {
      onSuccess: ({ name }) => {
        onClose();
        toast({ tone: "success", title: t("editDialog.done", { name }) });
      },
      onError: () => nameField.current?.focus(),
    });
  };
  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4">
      <ListFields
        fields={fields}
        onChange={(part) => setFields((before) => ({ ...before, ...part }))}
        asked
        problems={problems}
        nameField={nameField}
        autoFocus
      />
      <FormProblem error={change.error} fields={FIELDS} />
      <DialogActions>
        <Button type="submit" kind="primary" size="large" isPending={change.isPending}>
          {t("editDialog.submit")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={change.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}
