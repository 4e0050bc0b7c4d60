"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SettingsNav } from "@/components/settings/SettingsNav";
import { Page } from "@/components/shell/Page";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { ErrorState } from "@/components/ui/ErrorState";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { verdictRulesQueries } from "@/lib/verdict-rules/queries";
import { DocumentedTable } from "./DocumentedTable";
import { RulesFields } from "./RulesFields";

/** How calls are judged: what the reference says of them, and what an admin decided beyond it. */
export function VerdictRulesView() {
  const t = useTranslations("verdictRules");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery(verdictRulesQueries.current());
  const retry = () => void refetch();
  return (
    <Page title={t("title")}>
      <SettingsNav />
      <p className="mb-4 max-w-[84ch] text-ink-2">{t("about")}</p>
      <div className="flex flex-col gap-3">
        {error && data && (
          <Banner
            tone="warning"
            title={t("stale")}
            action={
              <Button onPress={retry} isPending={isFetching}>
                {ui("retry")}
              </Button>
            }
          >
            {errorText(error)}
          </Banner>
        )}
        {data ? (
          <RulesFields answer={data} />
        ) : error ? (
          <Card>
            <ErrorState onRetry={retry} isRetrying={isFetching}>
              {errorText(error)}
            </ErrorState>
          </Card>
        ) : (
          <RulesSkeleton />
        )}
        <DocumentedTable />
      </div>
    </Page>
  );
}

function RulesSkeleton() {
  return (
    <Loading>
      <Card>
        <Skeleton className="h-5 w-40" />
        <Skeleton className="mt-4 h-10 w-72 max-w-full" />
        <Skeleton className="mt-6 h-5 w-96 max-w-full" />
      </Card>
    </Loading>
  );
}
