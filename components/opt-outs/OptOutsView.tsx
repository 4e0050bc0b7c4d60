"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Can } from "@/components/shell/Can";
import { Page } from "@/components/shell/Page";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { ltr } from "@/components/ui/Ltr";
import { Pagination } from "@/components/ui/Pagination";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { usePageInRange } from "@/components/ui/use-page-in-range";
import { optOutQueries } from "@/lib/opt-outs/queries";
import { LIMITS, type OptOutPage } from "@/lib/opt-outs/schema";
import { AddOptOutsDialog } from "./AddOptOutsDialog";
import { HistoryDialog } from "./HistoryDialog";
import { LedgerFigures } from "./LedgerFigures";
import { OptOutFilters } from "./OptOutFilters";
import { OptOutsExport } from "./OptOutsExport";
import { type OptOutAct, OptOutsTable } from "./OptOutsTable";
import { RemoveDialog } from "./RemoveDialog";
import { useOptOutFilter } from "./use-opt-out-filter";

/** The numbers that must not be called: what the ledger is, how it grew, and who is in it. */
export function OptOutsView() {
  const t = useTranslations("optOuts");
  const errorText = useErrorText();
  const state = useOptOutFilter();
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(optOutQueries.page(state.query));
  const [isAdding, setAdding] = useState(false);
  const [act, setAct] = useState<OptOutAct | null>(null);
  const add = (
    <Can permission="opt-outs:add">
      <Button kind="primary" size="large" icon={Plus} onPress={() => setAdding(true)} className="max-md:w-full">
        {t("add")}
      </Button>
    </Can>
  );
  const { page } = state.query;
  const shown =
    data && !isPlaceholderData ? { page, pageSize: LIMITS.pageSizeDefault, rows: data.optOuts.length, total: data.total } : null;
  usePageInRange(shown, state.turnTo);
  const isEmpty = data?.byKind.every(({ count }) => count === 0) ?? false;
  return (
    <Page title={t("title")}>
      <p className="mb-4 max-w-[72ch] text-ink-2">{t("intro")}</p>
      {error && (
        <ErrorState title={data && t("stale")} onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && (
        <RowsSkeleton rows={6} cells={["h-3 w-28", "h-3 w-32", "h-3 w-40", "ms-auto h-3 w-1/4"]} className="h-12 gap-6" />
      )}
      {isEmpty && <EmptyState action={add}>{t("empty")}</EmptyState>}
      {data && !isEmpty && (
        <div className="flex flex-col gap-6">
          <LedgerFigures byKind={data.byKind} />
          <div className="flex flex-wrap items-end gap-3">
            <OptOutFilters state={state} />
            <div className="ms-auto flex gap-3 max-md:order-first max-md:w-full max-md:flex-col-reverse">
              <OptOutsExport choice={state.choice} total={data.total} />
              {add}
            </div>
          </div>
          <Found data={data} state={state} onAct={setAct} />
        </div>
      )}
      <AddOptOutsDialog isOpen={isAdding} onClose={() => setAdding(false)} />
      {act?.kind === "history" && <HistoryDialog phone={act.phone} onClose={() => setAct(null)} />}
      {act?.kind === "remove" && <RemoveDialog phone={act.phone} onClose={() => setAct(null)} />}
    </Page>
  );
}

interface FoundProps {
  data: OptOutPage;
  state: ReturnType<typeof useOptOutFilter>;
  onAct: (act: OptOutAct) => void;
}

function Found({ data: { optOuts, total }, state, onAct }: FoundProps) {
  const t = useTranslations("optOuts");
  const format = useFormatter();
  if (total === 0) return <EmptyState action={<Button onPress={state.clear}>{t("clear")}</Button>}>{t("noMatch")}</EmptyState>;
  return (
    <Card flush title={t.rich("found", { count: total, shown: format.number(total), num: ltr })}>
      <OptOutsTable optOuts={optOuts} onAct={onAct} />
      <Pagination page={state.query.page} pageSize={LIMITS.pageSizeDefault} total={total} onChange={state.turnTo} />
    </Card>
  );
}
