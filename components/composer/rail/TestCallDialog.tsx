"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { ltr } from "@/components/ui/Ltr";
import { TextField } from "@/components/ui/TextField";
import { useErrorText } from "@/components/ui/use-error-text";
import { formatPhone } from "@/lib/phones/number";
import { isRefusal, refusalOf } from "../refusal";
import { cameToNothing } from "../use-launching";
import { TestCallAgain } from "./TestCallAgain";
import { TestCallPrice } from "./TestCallPrice";
import type { useTestCall } from "./use-test-call";

interface TestCallDialogProps {
  test: ReturnType<typeof useTestCall>;
  written: string;
  onWrite: (text: string) => void;
  /** The remembered number could not be read. */
  isForgotten: boolean;
  isOpen: boolean;
  onClose: () => void;
}

/** Which number, what the call costs, and the call. When the same was made already, it asks whether it is meant again. */
export function TestCallDialog({ test, isOpen, onClose, ...field }: TestCallDialogProps) {
  const t = useTranslations("composer.testCall");
  const { sameContent, isPending } = test.sending;
  return (
    <Dialog title={t(sameContent ? "again.title" : "title")} isOpen={isOpen} onOpenChange={(open) => open || isPending || onClose()}>
      {sameContent ? (
        <TestCallAgain test={test} twin={sameContent} onClose={onClose} />
      ) : (
        <TestCallForm test={test} onClose={onClose} {...field} />
      )}
    </Dialog>
  );
}

function TestCallForm({ test, onClose, ...field }: Omit<TestCallDialogProps, "isOpen">) {
  const t = useTranslations("composer.testCall");
  const ui = useTranslations("ui");
  const [isTried, setTried] = useState(false);
  const [isRemembered] = useState(test.phone !== null);
  const { phone, figures, isAsking, priceError, sending } = test;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (phone === null || isAsking || sending.isPending) return;
    if (figures) test.call();
    else test.askPrice();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-ink-2">{t("explanation")}</p>
      <NumberField test={test} {...field} isAsked={!isRemembered} isTried={isTried} onLeave={() => setTried(true)} />
      <TestCallPrice test={test} />
      {sending.error !== null && <NotMade error={sending.error} />}
      <DialogActions>
        <Button
          type="submit"
          kind="primary"
          size="large"
          autoFocus={isRemembered}
          isPending={(phone !== null && isAsking) || sending.isPending}
        >
          {phone === null ? t("callMe") : priceError ? ui("retry") : t.rich("call", { phone: formatPhone(phone), num: ltr })}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={sending.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}

/** A definite no, or nobody knows: then the same call is asked for again by its key, and no second one. */
function NotMade({ error }: { error: Error }) {
  const t = useTranslations("composer.testCall");
  const errorText = useErrorText();
  const text = refusalOf(error).text ?? errorText(error);
  const isDefinite = isRefusal(error) || cameToNothing(error);
  return (
    <Banner tone={isDefinite ? "danger" : "warning"} title={isDefinite ? t("notMade") : text} announce>
      {isDefinite ? text : t("notSure")}
    </Banner>
  );
}

interface NumberFieldProps extends Pick<TestCallDialogProps, "test" | "written" | "onWrite" | "isForgotten"> {
  /** Nothing is written yet, so the first thing is to write it. */
  isAsked: boolean;
  isTried: boolean;
  onLeave: () => void;
}

/** One's own number as it is written, and how it is read where that differs. */
function NumberField({ test: { reading, sending }, written, onWrite, isForgotten, isAsked, isTried, onLeave }: NumberFieldProps) {
  const t = useTranslations("composer.testCall");
  const words = useTranslations("audiences");
  const problem =
    reading.kind === "phone"
      ? null
      : reading.reason === "empty"
        ? t("numberMissing")
        : t("numberWrong", { why: words(`reasons.${reading.reason}`) });
  const repair = reading.kind === "phone" && reading.repair;
  return (
    <TextField
      label={t("number")}
      description={
        repair
          ? t.rich("repaired", { phone: formatPhone(reading.phone), what: words(`repairKinds.${repair}`), num: ltr })
          : t(isForgotten ? "numberForgotten" : "numberHint")
      }
      value={written}
      onChange={onWrite}
      onBlur={() => written !== "" && onLeave()}
      isReadOnly={sending.isPending}
      errorMessage={isTried && problem}
      type="tel"
      inputMode="tel"
      autoComplete="tel"
      ltr
      mono
      autoFocus={isAsked}
    />
  );
}
