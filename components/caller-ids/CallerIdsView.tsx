"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Can } from "@/components/shell/Can";
import { Page } from "@/components/shell/Page";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { LinkButton } from "@/components/ui/LinkButton";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { callerIdQueries } from "@/lib/caller-ids/queries";
import { paths } from "@/lib/paths";
import { CallerIdsCard } from "./CallerIdsCard";
import { PendingCard } from "./PendingCard";

/** The numbers that campaigns may show, and what still waits for its code. */
export function CallerIdsView() {
  const t = useTranslations("callerIds.list");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery(callerIdQueries.registry());
  return (
    <Page title={t("title")}>
      <div className="mb-4 flex items-start gap-x-6 gap-y-4 max-md:flex-col">
        <p className="max-w-[72ch] text-ink-2">{t("intro")}</p>
        {data && data.callerIds.length > 0 && (
          <Can permission="caller-ids:manage">
            <RegisterButton className="ms-auto max-md:w-full" />
          </Can>
        )}
      </div>
      {error && data && (
        <Banner
          tone="warning"
          title={t("stale")}
          className="mb-4"
          action={
            <Button onPress={() => refetch()} isPending={isFetching}>
              {ui("retry")}
            </Button>
          }
        >
          {errorText(error)}
        </Banner>
      )}
      {error && !data && (
        <Card>
          <ErrorState onRetry={() => refetch()} isRetrying={isFetching}>
            {errorText(error)}
          </ErrorState>
        </Card>
      )}
      {!data && !error && <ListSkeleton />}
      {data && (
        <div className="flex flex-col gap-3">
          {data.verifications.length > 0 && <PendingCard verifications={data.verifications} readAtMs={dataUpdatedAt} />}
          {data.callerIds.length > 0 ? <CallerIdsCard callerIds={data.callerIds} /> : <Nothing />}
          <p className="max-w-[72ch] text-ink-2 text-sm">
            {t("note")} <Can permission="caller-ids:manage">{t("noteManage")}</Can>
          </p>
        </div>
      )}
    </Page>
  );
}

function RegisterButton({ className }: { className?: string }) {
  const t = useTranslations("callerIds.list");
  return (
    <LinkButton kind="primary" size="large" icon={Plus} href={paths.newCallerId()} {...(className && { className })}>
      {t("register")}
    </LinkButton>
  );
}

function Nothing() {
  const t = useTranslations("callerIds.list");
  return (
    <Card>
      <EmptyState
        action={
          <Can permission="caller-ids:manage">
            <RegisterButton />
          </Can>
        }
      >
        {t("empty")}
      </EmptyState>
    </Card>
  );
}

function ListSkeleton() {
  return (
    <Loading>
      <Card flush>
        <div className="flex flex-col gap-4 p-4">
          <Skeleton className="h-6 w-48" />
          <Skeleton className="h-6" />
          <Skeleton className="h-6" />
          <Skeleton className="h-6" />
        </div>
      </Card>
    </Loading>
  );
}
