"use client";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { FormProblem } from "@/components/ui/FormProblem";
import { TextField } from "@/components/ui/TextField";
import { toast } from "@/components/ui/toast";
import { fieldProblems } from "@/lib/http/field-problems";
import { type ListFields as Fields, useRegisterList } from "@/lib/lists/queries";
import { paths } from "@/lib/paths";
import { ListFields } from "./ListFields";

interface RegisterDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** A number of IP-Sales', and a name for it; the number is asked for a contact before it is kept. */
export function RegisterDialog({ isOpen, onClose }: RegisterDialogProps) {
  const t = useTranslations("lists.registerDialog");
  return (
    <Dialog title={t("title")} isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      <RegisterForm onClose={onClose} />
    </Dialog>
  );
}

const NUMBER = /^[1-9]\d{0,14}$/;
const FIELDS = ["id", "name", "consentSource"];
const EMPTY: Fields = { name: "", purpose: "marketing", consentSource: "" };

function RegisterForm({ onClose }: Pick<RegisterDialogProps, "onClose">) {
  const t = useTranslations("lists");
  const ui = useTranslations("ui");
  const [number, setNumber] = useState("");
  const [fields, setFields] = useState(EMPTY);
  const [asked, setAsked] = useState(false);
  const numberField = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const welcome = useWelcome();
  const registering = useRegisterList();
  const problems = fieldProblems(registering.error);
  const isNumber = NUMBER.test(number.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isNumber) return numberField.current?.focus();
    if (!fields.name.trim()) return nameField.current?.focus();
    if (registering.isPending) return;
    registering.mutate({ id: Number(number), ...fields }, { onSuccess: welcome, onError: () => numberField.current?.focus() });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-ink-2">{t("registerDialog.intro")}</p>
      <TextField
        label={t("fields.number")}
        description={t("fields.numberHint")}
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        ltr
        mono
        inputRef={numberField}
        value={number}
        onChange={setNumber}
        errorMessage={asked && !isNumber ? t("problems.id") : problems.get("id")}
      />
      <ListFields
        fields={fields}
        onChange={(change) => setFields((before) => ({ ...before, ...change }))}
        asked={asked}
        problems={problems}
        nameField={nameField}
      />
      <FormProblem error={registering.error} fields={FIELDS} />
      <DialogActions>
        <Button type="submit" kind="primary" size="large" isPending={registering.isPending} pendingLabel={t("registerDialog.checking")}>
          {t("registerDialog.submit")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={registering.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}

/** On to the list, with what IP-Sales says is in it. */
function useWelcome() {
  const t = useTranslations("lists.registerDialog");
  const format = useFormatter();
  const router = useRouter();
  return ({ list, total }: { list: { id: number; name: string }; total: number | null }) => {
    const description =
      total === null ? t("doneUnknown") : total === 0 ? t("doneEmpty") : t("doneCount", { count: total, shown: format.number(total) });
    toast({ tone: "success", title: t("done", { name: list.name }), description });
    router.push(paths.list(list.id));
  };
}
