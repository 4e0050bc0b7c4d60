"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { ErrorState } from "@/components/ui/ErrorState";
import { LinkButton } from "@/components/ui/LinkButton";
import { useErrorText } from "@/components/ui/use-error-text";
import { ApiProblem } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";

interface Retry {
  pending: boolean;
  onRetry: () => void;
}

/** What went wrong, in the server's words, with its remedy: another try, or for what isn't there the way back. */
export function ReportProblem({ error, pending, onRetry }: Retry & { error: Error }) {
  const t = useTranslations("reports.error");
  const errorText = useErrorText();
  const missing = error instanceof ApiProblem && error.code === "not-found";
  if (!missing)
    return (
      <ErrorState title={t("title")} onRetry={onRetry} isRetrying={pending}>
        {errorText(error)}
      </ErrorState>
    );
  return (
    <>
      <ErrorState title={t("missing")}>{errorText(error)}</ErrorState>
      <p className="flex justify-center">
        <LinkButton kind="primary" href={paths.campaigns()}>
          {t("campaigns")}
        </LinkButton>
      </p>
    </>
  );
}

/**
 * Older figures are on the screen, and newer ones could not be had.
 * @param error null: the server could not ask IP-Sales, and answered with what it had
 */
export function StaleFigures({ error, pending, onRetry }: Retry & { error: Error | null }) {
  const t = useTranslations("reports.error");
  const errorText = useErrorText();
  return (
    <Banner
      tone="warning"
      title={t("stale")}
      announce
      className="mb-4"
      action={
        <Button isPending={pending} onPress={onRetry}>
          {t("retry")}
        </Button>
      }
    >
      {error && errorText(error)}
    </Banner>
  );
}
