"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { ApiProblem } from "@/lib/http/fetch-json";

interface ReportProblemProps {
  error: Error;
  pending: boolean;
  onRetry: () => void;
  /** Older figures are still on the screen. */
  stale?: boolean;
}

/** What went wrong, in the server's words, with its remedy and what IP-Sales said. */
export function ReportProblem({ error, pending, onRetry, stale = false }: ReportProblemProps) {
  const t = useTranslations("reports.error");
  const told = error instanceof ApiProblem && error.message !== "" ? error.message : t("unreachable");
  return (
    <Banner
      tone={stale ? "warning" : "danger"}
      title={stale ? t("stale") : t("title")}
      announce
      className="mb-4"
      action={
        <Button isPending={pending} onPress={onRetry}>
          {t("retry")}
        </Button>
      }
    >
      {told}
    </Banner>
  );
}
