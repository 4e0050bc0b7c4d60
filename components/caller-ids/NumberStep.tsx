"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import * as z from "zod/mini";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { LinkButton } from "@/components/ui/LinkButton";
import { Ltr } from "@/components/ui/Ltr";
import { TextField } from "@/components/ui/TextField";
import { TextLink } from "@/components/ui/TextLink";
import { CALLS_A_DAY, type CallerIdList, CODE_MINUTES, VerificationRequest } from "@/lib/caller-ids/schema";
import { paths } from "@/lib/paths";
import { formatPhone, readPhone } from "@/lib/phones/number";
import { ShownNumberDrawing } from "./PhoneDrawing";
import { useCallProblem } from "./use-call-problem";
import { WizardPane } from "./WizardPane";

interface NumberStepProps {
  phone: string;
  onPhone: (phone: string) => void;
  /** What is registered and under way already; absent until it is known. */
  known: CallerIdList | undefined;
  onCall: () => void;
  isCalling: boolean;
  error: unknown;
}

/** Step one: which number. Nothing is called before the button. */
export function NumberStep({ phone, onPhone, known, onCall, isCalling, error }: NumberStepProps) {
  const t = useTranslations("callerIds.numberStep");
  const problems = useTranslations("callerIds.problems");
  const ui = useTranslations("ui");
  const callProblem = useCallProblem();
  const [tried, setTried] = useState(false);
  const reading = readPhone(phone);
  const valid = z.safeParse(VerificationRequest, { phone }).success && reading.kind === "phone";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (valid && !isCalling) onCall();
  };
  return (
    <WizardPane
      title={t("title")}
      drawing={<ShownNumberDrawing phone={reading.kind === "phone" ? reading.phone : null} />}
      foot={<p className="text-ink-2 text-sm">{t("limits", { max: CALLS_A_DAY, minutes: CODE_MINUTES })}</p>}
    >
      <p className="-mt-4 max-w-[52ch] text-ink-2">
        {t.rich("text", { b: (chunks) => <b className="font-semibold text-ink">{chunks}</b> })}
      </p>
      <form onSubmit={submit} noValidate className="flex max-w-100 flex-col gap-6">
        <TextField
          label={t("label")}
          description={
            reading.kind === "phone" && reading.phone !== phone.trim()
              ? t.rich("readAs", { phone: formatPhone(reading.phone), num: (chunks) => <Ltr mono>{chunks}</Ltr> })
              : t("description")
          }
          errorMessage={tried && !valid ? problems("phone") : undefined}
          value={phone}
          onChange={onPhone}
          type="tel"
          autoComplete="tel"
          autoFocus
          ltr
          mono
        />
        {reading.kind === "phone" && known && <AlreadyKnown phone={reading.phone} known={known} />}
        {error !== null && (
          <Banner tone="danger" announce>
            {callProblem(error)}
          </Banner>
        )}
        <div className="flex flex-wrap gap-2 max-md:flex-col">
          <Button type="submit" kind="primary" size="large" isPending={isCalling}>
            {t("submit")}
          </Button>
          <LinkButton kind="quiet" size="large" href={paths.callerIds()}>
            {ui("cancel")}
          </LinkButton>
        </div>
      </form>
    </WizardPane>
  );
}

/** Spares a call where none is needed. */
function AlreadyKnown({ phone, known }: { phone: string; known: CallerIdList }) {
  const t = useTranslations("callerIds.numberStep");
  if (known.callerIds.some((callerId) => callerId.phone === phone)) return <Banner tone="info">{t("registered")}</Banner>;
  const underWay = known.verifications.find((verification) => verification.phone === phone && verification.secondsLeft > 0);
  if (!underWay) return null;
  return (
    <Banner tone="info" action={<TextLink href={paths.newCallerId(underWay.id)}>{t("enterCode")}</TextLink>}>
      {t("codeValid")}
    </Banner>
  );
}
