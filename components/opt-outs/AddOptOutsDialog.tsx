"use client";
import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { FileDrop } from "@/components/ui/FileDrop";
import { FormProblem } from "@/components/ui/FormProblem";
import { Segmented } from "@/components/ui/Segmented";
import { TextArea } from "@/components/ui/TextArea";
import { TextField } from "@/components/ui/TextField";
import { fieldProblems } from "@/lib/http/field-problems";
import { type NewNumbers, useAddOptOuts } from "@/lib/opt-outs/queries";
import { type AddedOptOuts, LIMITS } from "@/lib/opt-outs/schema";
import { writtenNumbers } from "@/lib/opt-outs/written-numbers";
import { AddedSummary } from "./AddedSummary";

interface AddOptOutsDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Writes numbers into the ledger: typed or pasted, or from a file. Tells afterwards what became of each. */
export function AddOptOutsDialog({ isOpen, onClose }: AddOptOutsDialogProps) {
  const t = useTranslations("optOuts.addDialog");
  const [added, setAdded] = useState<AddedOptOuts | null>(null);
  const adding = useAddOptOuts();
  const close = () => {
    setAdded(null);
    adding.reset();
    onClose();
  };
  return (
    <Dialog title={t(added ? "doneTitle" : "title")} isOpen={isOpen} onOpenChange={(open) => open || close()} isBusy={adding.isPending}>
      {added ? <AddedSummary added={added} onClose={close} /> : <AddForm adding={adding} onClose={close} onAdded={setAdded} />}
    </Dialog>
  );
}

const WAYS = ["numbers", "file"] as const;
const ACCEPTED = [".csv", ".txt", ".xlsx", "text/csv", "text/plain"];

interface AddFormProps {
  adding: ReturnType<typeof useAddOptOuts>;
  onClose: () => void;
  onAdded: (added: AddedOptOuts) => void;
}

function AddForm({ adding, onClose, onAdded }: AddFormProps) {
  const t = useTranslations("optOuts.addDialog");
  const ui = useTranslations("ui");
  const [way, setWay] = useState<(typeof WAYS)[number]>("numbers");
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const reasonField = useRef<HTMLInputElement>(null);
  const problems = fieldProblems(adding.error);
  const given = givenOf(way, text, file);
  const missing = isAsked && !given ? t(way === "file" ? "fileMissing" : "numbersMissing") : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!given) return;
    if (!reason.trim()) return reasonField.current?.focus();
    if (!adding.isPending) adding.mutate({ ...given, reason }, { onSuccess: onAdded });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-ink-2">{t("intro")}</p>
      <Segmented label={t("way")} segments={WAYS.map((id) => ({ id, label: t(`ways.${id}`) }))} value={way} onChange={setWay} />
      {way === "numbers" ? (
        <TextArea
          label={t("numbers")}
          description={t("numbersHint")}
          rows={4}
          ltr
          mono
          autoFocus
          value={text}
          onChange={setText}
          errorMessage={missing ?? problems.get("phones")}
        />
      ) : (
        <ChosenFile file={file} onFile={setFile} problem={missing ?? problems.get("file")} />
      )}
      <TextField
        label={t("reason")}
        description={t("reasonHint")}
        autoComplete="off"
        maxLength={LIMITS.reason}
        inputRef={reasonField}
        value={reason}
        onChange={setReason}
        errorMessage={isAsked && !reason.trim() ? t("reasonMissing") : problems.get("reason")}
      />
      <FormProblem error={adding.error} fields={["reason", way === "file" ? "file" : "phones"]} />
      <DialogActions>
        <Button type="submit" kind="primary" size="large" isPending={adding.isPending} pendingLabel={t("adding")}>
          {t("submit")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={adding.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}

function givenOf(way: (typeof WAYS)[number], text: string, file: File | null): NewNumbers | null {
  if (way === "file") return file && { file };
  const phones = writtenNumbers(text);
  return phones.length > 0 ? { phones } : null;
}

function ChosenFile({ file, onFile, problem }: { file: File | null; onFile: (file: File) => void; problem: string | undefined }) {
  const t = useTranslations("optOuts.addDialog");
  return (
    <div className="flex flex-col gap-2">
      <FileDrop label={t("file")} hint={t("fileHint")} accept={ACCEPTED} onFile={onFile} />
      {file && (
        <p className="flex min-w-0 items-center gap-2">
          <FileText size={16} aria-hidden className="shrink-0 text-ink-3" />
          <bdi dir="auto" className="min-w-0 wrap-anywhere">
            {file.name}
          </bdi>
        </p>
      )}
      {problem && (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}
