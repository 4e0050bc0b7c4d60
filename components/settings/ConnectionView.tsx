"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Page } from "@/components/shell/Page";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { Disclosure } from "@/components/ui/Disclosure";
import { ErrorState } from "@/components/ui/ErrorState";
import { ltr } from "@/components/ui/Ltr";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { connectionQueries, useConnectionCheck } from "@/lib/settings/queries";
import type { Connection } from "@/lib/settings/schema";
import { AccessDeniedHelp } from "./AccessDeniedHelp";
import { ConnectionFacts } from "./ConnectionFacts";
import { FailuresCard } from "./FailuresCard";
import { code, KEY_SETTING } from "./rich";
import { SettingsNav } from "./SettingsNav";
import { StandingCard } from "./StandingCard";

/** How the dashboard is connected to IP-Sales, and what to do when it isn't. */
export function ConnectionView() {
  const t = useTranslations("settings");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery(connectionQueries.current());
  const retry = { onPress: () => refetch(), isPending: isFetching };
  return (
    <Page title={t("title")}>
      <SettingsNav />
      <div className="flex max-w-260 flex-col gap-3">
        {error && data && (
          <Banner tone="warning" title={t("stale")} action={<Button {...retry}>{ui("retry")}</Button>}>
            {errorText(error)}
          </Banner>
        )}
        {data ? <Known connection={data} /> : error ? <Failed error={error} {...retry} /> : <ConnectionSkeleton />}
      </div>
    </Page>
  );
}

function Known({ connection }: { connection: Connection }) {
  const t = useTranslations("settings");
  const check = useConnectionCheck();
  const isDenied = connection.accessDeniedAt !== null;
  const help = <AccessDeniedHelp connection={connection} />;
  return (
    <>
      {connection.sandbox && <Banner tone="info">{t.rich("sandbox", { setting: KEY_SETTING, code })}</Banner>}
      <StandingCard connection={connection} check={check} />
      {isDenied && (
        <Card title={t("denied.title")} tone="danger">
          {help}
        </Card>
      )}
      <Card title={t("facts")}>
        <ConnectionFacts connection={connection} />
      </Card>
      <FailuresCard failures={connection.failures} />
      {!isDenied && (
        <Card>
          <Disclosure title={t.rich("denied.closed", { num: ltr })}>{help}</Disclosure>
        </Card>
      )}
    </>
  );
}

function Failed({ error, onPress, isPending }: { error: Error; onPress: () => void; isPending: boolean }) {
  const errorText = useErrorText();
  return (
    <Card>
      <ErrorState onRetry={onPress} isRetrying={isPending}>
        {errorText(error)}
      </ErrorState>
    </Card>
  );
}

function ConnectionSkeleton() {
  return (
    <Loading>
      <div className="flex flex-col gap-3">
        <Card>
          <Skeleton className="h-5 w-40" />
          <Skeleton className="mt-4 h-6 w-80 max-w-full" />
          <Skeleton className="mt-4 h-10 w-64 max-w-full" />
          <Skeleton className="mt-8 h-10 w-36" />
        </Card>
        <Card>
          <Skeleton className="h-5 w-28" />
          <Skeleton className="mt-4 h-5 w-96 max-w-full" />
          <Skeleton className="mt-2 h-5 w-96 max-w-full" />
        </Card>
      </div>
    </Loading>
  );
}
