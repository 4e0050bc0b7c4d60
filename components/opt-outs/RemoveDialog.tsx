"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { FormProblem } from "@/components/ui/FormProblem";
import { Ltr } from "@/components/ui/Ltr";
import { TextField } from "@/components/ui/TextField";
import { toast } from "@/components/ui/toast";
import { fieldProblems } from "@/lib/http/field-problems";
import { useRemoveOptOut } from "@/lib/opt-outs/queries";
import { LIMITS } from "@/lib/opt-outs/schema";
import { formatPhone, readPhone } from "@/lib/phones/number";

interface RemoveDialogProps {
  phone: string;
  onClose: () => void;
}

/** Lets a number be called again, with a reason, after its digits were typed. */
export function RemoveDialog({ phone, onClose }: RemoveDialogProps) {
  const t = useTranslations("optOuts.remove");
  return (
    <Dialog title={t("title")} isOpen onOpenChange={(open) => open || onClose()} role="alertdialog">
      <RemoveForm phone={phone} onClose={onClose} />
    </Dialog>
  );
}

const FIELDS = ["reason", "phone"];

function RemoveForm({ phone, onClose }: RemoveDialogProps) {
  const t = useTranslations("optOuts.remove");
  const ui = useTranslations("ui");
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const [isAsked, setAsked] = useState(false);
  const reasonField = useRef<HTMLInputElement>(null);
  const phoneField = useRef<HTMLInputElement>(null);
  const removing = useRemoveOptOut();
  const problems = fieldProblems(removing.error);
  const shown = formatPhone(phone);
  const reading = readPhone(typed);
  const isSame = reading.kind === "phone" && reading.phone === phone;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!reason.trim()) return reasonField.current?.focus();
    if (!isSame) return phoneField.current?.focus();
    if (removing.isPending) return;
    const onSuccess = () => {
      toast({ tone: "success", title: t("done", { phone: shown }) });
      onClose();
    };
    removing.mutate({ phone, reason }, { onSuccess });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-ink-2">{t.rich("effect", { phone: () => <Ltr mono>{shown}</Ltr> })}</p>
      <Banner tone="warning">{t("staysBlocked")}</Banner>
      <TextField
        label={t("reason")}
        description={t("reasonHint")}
        autoComplete="off"
        autoFocus
        maxLength={LIMITS.reason}
        inputRef={reasonField}
        value={reason}
        onChange={setReason}
        errorMessage={isAsked && !reason.trim() ? t("reasonMissing") : problems.get("reason")}
      />
      <TextField
        label={t.rich("typed", { phone: () => <Ltr mono>{shown}</Ltr> })}
        inputMode="tel"
        autoComplete="off"
        ltr
        mono
        inputRef={phoneField}
        value={typed}
        onChange={setTyped}
        errorMessage={isAsked && !isSame ? t("typedWrong") : problems.get("phone")}
      />
      <FormProblem error={removing.error} fields={FIELDS} />
      <DialogActions>
        <Button type="submit" kind="danger" size="large" isPending={removing.isPending}>
          {t("confirm")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={removing.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}
