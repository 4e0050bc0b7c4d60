"use client";
import { useTranslations } from "next-intl";
import { Page } from "@/components/shell/Page";
import { Banner } from "@/components/ui/Banner";
import { Card } from "@/components/ui/Card";
import { ErrorState } from "@/components/ui/ErrorState";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { TextLink } from "@/components/ui/TextLink";
import { useErrorText } from "@/components/ui/use-error-text";
import { paths } from "@/lib/paths";
import { CodeStep } from "./CodeStep";
import { DoneStep } from "./DoneStep";
import { NumberStep } from "./NumberStep";
import { useRegistration } from "./use-registration";
import { type Step, WizardSteps } from "./WizardSteps";

/** Registers a caller ID in three steps. The address holds the verification that waits for its code, so a refresh loses nothing. */
export function CallerIdWizard() {
  const t = useTranslations("callerIds.wizard");
  const list = useTranslations("callerIds.list");
  return (
    <Page title={t("title")} parent={{ href: paths.callerIds(), title: list("title") }}>
      <div className="max-w-232">
        <Wizard />
        <p className="mt-4 text-ink-2 text-sm">{t("about")}</p>
      </div>
    </Page>
  );
}

function Wizard() {
  const { registry, phone, type, calls, verification, registered, isLost, finish, back, startOver } = useRegistration();
  const { data, dataUpdatedAt } = registry;
  if (isLost && (registry.error || !data)) return <Looking registry={registry} />;

  const step: Step = registered ? "done" : verification ? "code" : "number";
  return (
    <>
      <WizardSteps current={step} />
      {isLost && <Gone />}
      {step === "number" && (
        <NumberStep
          phone={phone}
          onPhone={type}
          known={data}
          onCall={() => calls.ask(phone, false)}
          isCalling={calls.isPending}
          error={calls.error}
        />
      )}
      {step === "code" && verification && (
        <CodeStep
          key={verification.id}
          verification={verification}
          readAtMs={dataUpdatedAt}
          phoneScreensUrl={data?.phoneScreensUrl ?? null}
          news={calls.news}
          onRegistered={(callerId) => finish(callerId.phone, false)}
          onCall={() => calls.ask(verification.phone, true)}
          isCalling={calls.isPending}
          callError={calls.error}
          onBack={() => back(phone || verification.phone)}
        />
      )}
      {registered && <DoneStep {...registered} onAnother={startOver} />}
    </>
  );
}

/** The verification of the address, before it is known. */
function Looking({ registry: { error, isFetching, refetch } }: { registry: ReturnType<typeof useRegistration>["registry"] }) {
  const errorText = useErrorText();
  if (!error) return <WizardSkeleton />;
  return (
    <Card>
      <ErrorState onRetry={() => refetch()} isRetrying={isFetching}>
        {errorText(error)}
      </ErrorState>
    </Card>
  );
}

/** The address is of a verification that is over. */
function Gone() {
  const t = useTranslations("callerIds.wizard");
  return (
    <Banner tone="info" className="mb-4" action={<TextLink href={paths.callerIds()}>{t("goneLink")}</TextLink>}>
      {t("gone")}
    </Banner>
  );
}

function WizardSkeleton() {
  return (
    <Loading>
      <Skeleton className="mb-6 h-10" />
      <Card>
        <Skeleton className="h-7 w-64 max-w-full" />
        <Skeleton className="mt-4 h-10 w-96 max-w-full" />
        <Skeleton className="mt-10 h-14 w-80 max-w-full" />
        <Skeleton className="mt-10 h-10 w-64 max-w-full" />
      </Card>
    </Loading>
  );
}
