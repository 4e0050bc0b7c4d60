"use client";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { useActor } from "@/components/shell/actor-context";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { TextField } from "@/components/ui/TextField";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { can } from "@/lib/auth/permissions";
import { fieldProblems } from "@/lib/http/field-problems";
import { type Chosen, countOf, type Progress, useSetBlocked } from "@/lib/lists/contact-queries";
import { LIMITS, type MailingList } from "@/lib/lists/schema";
import { useBulkWords } from "./use-bulk-words";

interface StatusDialogProps {
  list: MailingList;
  change: "block" | "unblock";
  chosen: Chosen;
  onClose: () => void;
  onDone: () => void;
}

/** Blocks contacts, or lets them be called again, with a reason that stays on record. */
export function StatusDialog(props: StatusDialogProps) {
  const t = useTranslations("lists.contacts");
  const { change, chosen, onClose } = props;
  return (
    <Dialog title={t(`${change}Dialog.title`, { count: countOf(chosen) })} isOpen onOpenChange={(open) => open || onClose()}>
      <StatusForm {...props} />
    </Dialog>
  );
}

function StatusForm(props: StatusDialogProps) {
  const ui = useTranslations("ui");
  const refusal = useRefusal(props.change, props.chosen);
  if (!refusal.isRefused) return <ReasonForm {...props} notice={refusal.notice} />;
  return (
    <>
      {refusal.notice}
      <DialogActions>
        <Button size="large" onPress={props.onClose} autoFocus>
          {ui("close")}
        </Button>
      </DialogActions>
    </>
  );
}

function ReasonForm({ list, change, chosen, onClose, onDone, notice }: StatusDialogProps & { notice: ReactNode }) {
  const t = useTranslations("lists.contacts");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const bulkWords = useBulkWords();
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const reasonField = useRef<HTMLInputElement>(null);
  const setting = useSetBlocked(list.id, change);
  const problems = fieldProblems(setting.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!reason.trim()) return reasonField.current?.focus();
    if (setting.isPending) return;
    setting.mutate(
      { chosen, reason, onProgress: setProgress },
      {
        onSuccess: (answer) => {
          onClose();
          onDone();
          toast({ tone: "success", ...bulkWords(change, answer) });
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-ink-2">{t(`${change}Dialog.effect`)}</p>
      {notice}
      <TextField
        label={t("reason")}
        description={t("reasonHint")}
        autoComplete="off"
        autoFocus
        maxLength={LIMITS.reason}
        inputRef={reasonField}
        value={reason}
        onChange={setReason}
        errorMessage={asked && !reason.trim() ? t("reasonMissing") : problems.get("reason")}
      />
      {setting.error && problems.size === 0 && (
        <Banner tone="danger" announce>
          {errorText(setting.error)}
        </Banner>
      )}
      <DialogActions>
        <Button
          type="submit"
          kind="primary"
          size="large"
          isPending={setting.isPending}
          pendingLabel={progress ? <ProgressWords progress={progress} /> : t("working")}
        >
          {t(change)}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={setting.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}

/** Who must not be called is let go by an admin only, and that is said before anything is typed; the server decides again. */
function useRefusal(change: "block" | "unblock", chosen: Chosen) {
  const t = useTranslations("lists.contacts.unblockDialog");
  const { role } = useActor();
  const optedOut = change === "unblock" && "contacts" in chosen ? chosen.contacts.filter((contact) => contact.optedOut).length : 0;
  if (optedOut === 0) return { isRefused: false, notice: null };
  const isRefused = !can(role, "opt-outs:remove");
  const notice = isRefused ? (
    <Banner tone="danger">{t("refused", { count: optedOut })}</Banner>
  ) : (
    <Banner tone="warning">{t("leaves", { count: optedOut })}</Banner>
  );
  return { isRefused, notice };
}

function ProgressWords({ progress: { done, of } }: { progress: Progress }) {
  const t = useTranslations("lists.contacts");
  const format = useFormatter();
  return <span role="status">{t("progress", { done: format.number(done), of: format.number(of) })}</span>;
}
