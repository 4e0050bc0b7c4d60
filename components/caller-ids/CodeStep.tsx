"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { CodeField } from "@/components/ui/CodeField";
import { type CallerId, CODE_DIGITS, type Verification } from "@/lib/caller-ids/schema";
import { CallPips } from "./CallPips";
import { CodeInstructions, Expired, News, NoCallsLeft, SandboxHint } from "./CodeStepNotes";
import { Countdown } from "./Countdown";
import { CodeDrawing } from "./PhoneDrawing";
import { useCallProblem } from "./use-call-problem";
import type { CallNews } from "./use-calls";
import { useCodeForm } from "./use-code-form";
import { useCountdown } from "./use-countdown";
import { WizardPane } from "./WizardPane";

interface CodeStepProps {
  verification: Verification;
  /** When the verification was read, in milliseconds since 1970 by the browser's clock. */
  readAtMs: number;
  /** Where the sandbox shows the phones' screens; null with the real IP-Sales. */
  phoneScreensUrl: string | null;
  news: CallNews;
  onRegistered: (callerId: CallerId) => void;
  onCall: () => void;
  isCalling: boolean;
  callError: unknown;
  onBack: () => void;
}

/** Step two: the code off the phone's screen. Keyed by the verification, since a new call has a new code. */
export function CodeStep(props: CodeStepProps) {
  const { verification, readAtMs, phoneScreensUrl, news, onRegistered, callError } = props;
  const t = useTranslations("callerIds.codeStep");
  const callProblem = useCallProblem();
  const instructions = useId();
  const secondsLeft = useCountdown(verification.secondsLeft, readAtMs);
  const isExpired = secondsLeft === 0;
  const form = useCodeForm(verification.phone, isExpired, onRegistered);
  return (
    <WizardPane
      title={t("title")}
      drawing={<CodeDrawing code={form.digits.slice(-CODE_DIGITS)} />}
      foot={<CallPips callsLeft={verification.callsLeft} />}
    >
      <CodeInstructions id={instructions} phone={verification.phone} />
      {phoneScreensUrl !== null && <SandboxHint href={phoneScreensUrl} />}
      <News news={news} />
      <form onSubmit={form.submit} noValidate className="flex flex-col gap-6">
        <CodeField
          label={t("label")}
          description={t("hint")}
          errorMessage={form.codeProblem}
          length={CODE_DIGITS}
          value={form.digits}
          onChange={form.type}
          autoFocus
          aria-describedby={instructions}
        />
        <Countdown secondsLeft={secondsLeft} />
        {isExpired && <Expired verification={verification} />}
        {(form.problem || callError !== null) && (
          <Banner tone="danger" announce>
            {form.problem ?? callProblem(callError)}
          </Banner>
        )}
        <Actions {...props} isExpired={isExpired} isConfirming={form.isPending} />
        {!isExpired && <NoCallsLeft verification={verification} />}
      </form>
    </WizardPane>
  );
}

type ActionsProps = Pick<CodeStepProps, "verification" | "onCall" | "isCalling" | "onBack"> & { isExpired: boolean; isConfirming: boolean };

function Actions({ verification, onCall, isCalling, onBack, isExpired, isConfirming }: ActionsProps) {
  const t = useTranslations("callerIds.codeStep");
  return (
    <div className="flex flex-wrap gap-2 max-md:flex-col">
      {!isExpired && (
        <Button type="submit" kind="primary" size="large" isPending={isConfirming}>
          {t("submit")}
        </Button>
      )}
      <Button
        kind={isExpired ? "primary" : "secondary"}
        size="large"
        onPress={onCall}
        isPending={isCalling}
        isDisabled={verification.nextCallAt !== null}
      >
        {t("again")}
      </Button>
      <Button kind="quiet" size="large" onPress={onBack}>
        {t("back")}
      </Button>
    </div>
  );
}
