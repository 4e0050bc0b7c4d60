"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Page } from "@/components/shell/Page";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { paths } from "@/lib/paths";
import { wallQueries } from "@/lib/walls/queries";
import { NewWallDialog } from "./NewWallDialog";
import { WallLinksTable } from "./WallLinksTable";

/** The links that show the live board on screens: who made them, when they were watched, and an end to each. */
export function WallLinksView() {
  const t = useTranslations("walls");
  const live = useTranslations("live");
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery(wallQueries.list());
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button kind="primary" size="large" icon={Plus} onPress={() => setAdding(true)} className="max-md:w-full">
      {t("add")}
    </Button>
  );
  return (
    <Page title={t("title")} parent={{ href: paths.home(), title: live("title") }}>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-[72ch] text-ink-2">{t("intro")}</p>
        {data?.length !== 0 && add}
      </div>
      {error && (
        <ErrorState title={data && t("stale")} onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && <RowsSkeleton rows={3} cells={["h-3 w-40", "h-3 w-24", "ms-auto h-6 w-20"]} className="h-14 gap-6" />}
      {data && data.length > 0 && (
        <Card flush title={t("count", { count: data.length })}>
          <WallLinksTable links={data} />
        </Card>
      )}
      {data?.length === 0 && <EmptyState action={add}>{t("empty")}</EmptyState>}
      <NewWallDialog isOpen={isAdding} onClose={() => setAdding(false)} />
    </Page>
  );
}
