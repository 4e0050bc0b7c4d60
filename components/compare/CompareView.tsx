"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Page } from "@/components/shell/Page";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { LinkButton } from "@/components/ui/LinkButton";
import { rich } from "@/components/ui/rich";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { compareQueries } from "@/lib/compare/queries";
import type { Comparison, ReadyCampaign } from "@/lib/compare/schema";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";
import { AnswersOverTime } from "./AnswersOverTime";
import { CompareColumns } from "./CompareColumns";
import { OutcomesCard } from "./OutcomesCard";
import { useCompared } from "./use-compared";

/** Two to six campaigns side by side: their figures, their outcomes, and how answers came in. */
export function CompareView() {
  const t = useTranslations("compare");
  const errorText = useErrorText();
  const compared = useCompared();
  const { ids } = compared;
  const { data, error, isFetching, refetch } = useQuery({ ...compareQueries.get(ids), enabled: ids.length > 0 });
  const columns = shownOf(ids, data);
  return (
    <Page title={t("title")} parent={{ href: paths.campaigns(), title: t("back") }}>
      {ids.length < 2 ? (
        <EmptyState
          action={
            <LinkButton kind="primary" href={paths.chooseCampaigns(ids)}>
              {t("choose")}
            </LinkButton>
          }
        >
          {t(ids.length === 0 ? "empty" : "onlyOne")}
        </EmptyState>
      ) : (
        <>
          {error && (
            <ErrorState title={data && t("stale")} onRetry={() => refetch()} isRetrying={isFetching}>
              {errorText(error)}
            </ErrorState>
          )}
          {!data && !error && <ColumnsSkeleton count={ids.length} />}
          {data && <Compared columns={columns} baseId={data.baseId} compared={compared} onRetry={() => void refetch()} />}
        </>
      )}
    </Page>
  );
}

/** Old columns stay while others load: those that the address still names, in its order. */
function shownOf(ids: readonly number[], data: Comparison | undefined): Comparison["campaigns"] {
  return ids.map((id) => data?.campaigns.find(({ campaignId }) => campaignId === id) ?? { state: "reading" as const, campaignId: id });
}

interface ComparedProps {
  columns: Comparison["campaigns"];
  baseId: number | null;
  compared: ReturnType<typeof useCompared>;
  onRetry: () => void;
}

function Compared({ columns, baseId, compared, onRetry }: ComparedProps) {
  const t = useTranslations("compare");
  const ready = columns.flatMap((column, index) => (column.state === "ready" ? [{ column, mark: index + 1 }] : []));
  const begun = ready.filter(({ column }) => column.dialed > 0);
  const running = ready.filter(({ column }) => !column.final).map(({ column }) => column);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="max-w-[84ch] text-ink-2">{t("intro")}</p>
        <LinkButton href={paths.chooseCampaigns(compared.ids)} className="ms-auto max-md:w-full">
          {t("change")}
        </LinkButton>
      </div>
      {running.length > 0 && <Running campaigns={running} />}
      <CompareColumns columns={columns} baseId={baseId} compared={compared} onRetry={onRetry} />
      {begun.length > 0 && (
        <div className="grid items-start gap-3 xl:grid-cols-2 *:h-full">
          <OutcomesCard campaigns={begun} />
          <AnswersOverTime campaigns={begun} />
        </div>
      )}
    </>
  );
}

/** No figure of a running campaign without the time it was true: each column has its own; this says what follows from it. */
function Running({ campaigns }: { campaigns: ReadyCampaign[] }) {
  const t = useTranslations("compare");
  const locale = useLocale();
  const oldest = campaigns.map(({ asOf }) => asOf).sort()[0];
  if (!oldest) return null;
  return (
    <p className="mb-4 text-ink-2 text-sm">
      {t.rich("running", { ...rich, count: campaigns.length, time: formatTime(oldest, locale, "clock") })}
    </p>
  );
}

function ColumnsSkeleton({ count }: { count: number }) {
  return (
    <Loading>
      <div className="mb-3 grid gap-3 md:grid-flow-col md:auto-cols-fr">
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns are all alike
          <Skeleton key={index} className="h-96 rounded-lg!" />
        ))}
      </div>
      <Skeleton className="h-80 rounded-lg!" />
    </Loading>
  );
}
