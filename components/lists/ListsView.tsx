"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useState } from "react";
import { Page } from "@/components/shell/Page";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { SearchField } from "@/components/ui/SearchField";
import { Select } from "@/components/ui/Select";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { listQueries } from "@/lib/lists/queries";
import { LIST_PURPOSES, type MailingList } from "@/lib/lists/schema";
import { ListsTable } from "./ListsTable";
import { RegisterDialog } from "./RegisterDialog";

/** The mailing lists that are known here by their number; the filter stands in the address. */
export function ListsView() {
  const t = useTranslations("lists");
  const errorText = useErrorText();
  const state = useListFilter();
  const { data, error, isFetching, refetch } = useQuery(listQueries.registry());
  const [isRegistering, setRegistering] = useState(false);
  const found = data?.filter(state.fits);
  const register = (
    <Button kind="primary" size="large" icon={Plus} onPress={() => setRegistering(true)} className="max-md:w-full">
      {t("register")}
    </Button>
  );
  return (
    <Page title={t("title")}>
      {data && data.length > 0 && (
        <div className="mb-4 flex flex-wrap items-end gap-3">
          <ListFilters state={state} />
          <div className="ms-auto max-md:order-first max-md:w-full">{register}</div>
        </div>
      )}
      {error && (
        <ErrorState title={data && t("stale")} onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && <RowsSkeleton rows={5} cells={["h-3 w-48", "h-3 w-20", "ms-auto h-3 w-1/4"]} className="h-12 gap-6" />}
      {found && found.length > 0 && (
        <Card flush title={t("count", { count: found.length })}>
          <ListsTable lists={found} />
        </Card>
      )}
      {data?.length === 0 && (
        <EmptyState action={register}>
          <span className="block font-semibold text-ink">{t("emptyTitle")}</span>
          <span className="mt-1 block">{t("empty")}</span>
        </EmptyState>
      )}
      {data && data.length > 0 && found?.length === 0 && (
        <EmptyState action={<Button onPress={state.clear}>{t("clear")}</Button>}>{t("noMatch")}</EmptyState>
      )}
      <RegisterDialog isOpen={isRegistering} onClose={() => setRegistering(false)} />
    </Page>
  );
}

const ANY = "any";

function useListFilter() {
  const [filter, setFilter] = useQueryStates({
    search: parseAsString.withDefault(""),
    purpose: parseAsStringLiteral(LIST_PURPOSES),
  });
  const words = filter.search.trim().toLowerCase();
  const fits = ({ id, name, purpose }: MailingList) =>
    (name.toLowerCase().includes(words) || String(id).includes(words)) && (filter.purpose === null || purpose === filter.purpose);
  return { filter, setFilter, fits, clear: () => setFilter(null) };
}

function ListFilters({ state: { filter, setFilter } }: { state: ReturnType<typeof useListFilter> }) {
  const t = useTranslations("lists");
  return (
    <search aria-label={t("filter")} className="flex flex-wrap items-end gap-3 max-md:w-full">
      <SearchField label={t("search")} value={filter.search} onChange={(search) => setFilter({ search })} className="w-64 max-md:w-full" />
      <Select
        label={t("columns.purpose")}
        hideLabel
        compact
        className="w-40 max-md:flex-1"
        items={[{ id: ANY, label: t("anyPurpose") }, ...LIST_PURPOSES.map((id) => ({ id, label: t(`purposes.${id}`) }))]}
        value={filter.purpose ?? ANY}
        onChange={(purpose) => setFilter({ purpose: purpose === ANY ? null : purpose })}
      />
    </search>
  );
}
