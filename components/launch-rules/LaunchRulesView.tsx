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
import { launchRulesQueries } from "@/lib/launch-rules/queries";
import { RulesFields } from "./RulesFields";

/** What an admin decides about launching: whose consent is needed, and when people may be called. */
export function LaunchRulesView() {
  const t = useTranslations("launchRules");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery(launchRulesQueries.current());
  const retry = () => void refetch();
  return (
    <Page title={t("title")}>
      <SettingsNav />
      <div className="flex max-w-220 flex-col gap-3">
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
      </div>
    </Page>
  );
}

function RulesSkeleton() {
  return (
    <Loading>
      <div className="flex flex-col gap-3">
        <Card>
          <Skeleton className="h-5 w-40" />
          <Skeleton className="mt-4 h-5 w-130 max-w-full" />
          <Skeleton className="mt-6 h-5 w-60 max-w-full" />
          <Skeleton className="mt-6 h-5 w-60 max-w-full" />
        </Card>
        <Card>
          <Skeleton className="h-5 w-32" />
          <Skeleton className="mt-4 h-5 w-72 max-w-full" />
          <Skeleton className="mt-3 h-5 w-96 max-w-full" />
        </Card>
      </div>
    </Loading>
  );
}
