"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Banner } from "./Banner";
import { Button } from "./Button";
import { Dialog, DialogActions } from "./Dialog";
import { isTyped, TypedField } from "./TypedField";

interface ConfirmDialogProps {
  title: ReactNode;
  /** What will happen, and what can't be taken back. */
  children: ReactNode;
  /** The act itself, as an action noun with its facts. */
  confirmLabel: ReactNode;
  tone?: "plain" | "danger";
  /** When given, the act waits until exactly this is typed. */
  typed?: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onConfirm: () => void;
  isPending?: boolean;
  /** Why the last try failed; the dialog stays open with it. */
  error?: ReactNode;
}

/** Asks once more before an act. The caller closes it when the act has succeeded. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, isOpen, onOpenChange, typed, isPending = false } = props;
  return (
    <Dialog title={title} isOpen={isOpen} onOpenChange={onOpenChange} role="alertdialog" isBusy={isPending}>
      {/* Mounted anew with every opening, so that nothing typed before counts. */}
      <Confirmation {...props} key={typed} />
    </Dialog>
  );
}

function Confirmation({
  children,
  confirmLabel,
  tone = "plain",
  typed,
  onOpenChange,
  onConfirm,
  isPending = false,
  error,
}: ConfirmDialogProps) {
  const t = useTranslations("ui");
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const fits = typed === undefined || isTyped(text, typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fits && !isPending) onConfirm();
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className="text-ink-2">{children}</div>
      {typed !== undefined && <TypedField typed={typed} value={text} onChange={setText} isTried={tried} autoFocus className="mt-4" />}
      {error && (
        <Banner tone="danger" announce className="mt-4">
          {error}
        </Banner>
      )}
      <DialogActions>
        <Button type="submit" kind={tone === "danger" ? "danger" : "primary"} size="large" isPending={isPending}>
          {confirmLabel}
        </Button>
        <Button kind="quiet" size="large" onPress={() => onOpenChange(false)} isDisabled={isPending}>
          {t("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}
