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
import { ROLES } from "@/lib/auth/permissions";
import { userQueries } from "@/lib/users/queries";
import type { User } from "@/lib/users/schema";
import { AddPersonDialog } from "./AddPersonDialog";
import { stateOf, USER_STATES } from "./state";
import { UsersTable } from "./UsersTable";

/** Everybody who may come in: who they are, what they may do, and whether they can. The filter stands in the address. */
export function UsersView() {
  const t = useTranslations("users");
  const errorText = useErrorText();
  const state = useUserFilter();
  const { data, error, isFetching, refetch } = useQuery(userQueries.list());
  const [isAdding, setAdding] = useState(false);
  const found = data?.filter(state.fits);
  return (
    <Page title={t("title")}>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <UserFilters state={state} />
        <Button
          kind="primary"
          size="large"
          icon={Plus}
          onPress={() => setAdding(true)}
          className="ms-auto max-md:order-first max-md:w-full"
        >
          {t("add")}
        </Button>
      </div>
      {error && (
        <ErrorState title={data && t("stale")} onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && <RowsSkeleton rows={5} cells={["h-3 w-40", "h-3 w-1/3", "ms-auto h-6 w-20"]} className="h-16 gap-6" />}
      {found && found.length > 0 && (
        <Card flush title={t("count", { count: found.length })}>
          <UsersTable users={found} />
        </Card>
      )}
      {found?.length === 0 && <EmptyState action={<Button onPress={state.clear}>{t("clear")}</Button>}>{t("noMatch")}</EmptyState>}
      <AddPersonDialog isOpen={isAdding} onClose={() => setAdding(false)} />
    </Page>
  );
}

const ANY = "any";

function useUserFilter() {
  const [filter, setFilter] = useQueryStates({
    search: parseAsString.withDefault(""),
    role: parseAsStringLiteral(ROLES),
    state: parseAsStringLiteral(USER_STATES),
  });
  const words = filter.search.trim().toLowerCase();
  const fits = (user: User) =>
    (user.name.toLowerCase().includes(words) || user.email.includes(words)) &&
    (filter.role === null || user.role === filter.role) &&
    (filter.state === null || stateOf(user) === filter.state);
  return { filter, setFilter, fits, clear: () => setFilter(null) };
}

function UserFilters({ state: { filter, setFilter } }: { state: ReturnType<typeof useUserFilter> }) {
  const t = useTranslations("users");
  const roles = useTranslations("shell.roles");
  return (
    <search aria-label={t("filter")} className="flex flex-wrap items-end gap-3 max-md:w-full">
      <SearchField label={t("search")} value={filter.search} onChange={(search) => setFilter({ search })} className="w-64 max-md:w-full" />
      <Select
        label={t("roleFilter")}
        hideLabel
        compact
        className="w-40 max-md:flex-1"
        items={[{ id: ANY, label: t("anyRole") }, ...ROLES.map((id) => ({ id, label: roles(id) }))]}
        value={filter.role ?? ANY}
        onChange={(role) => setFilter({ role: role === ANY ? null : role })}
      />
      <Select
        label={t("stateFilter")}
        hideLabel
        compact
        className="w-40 max-md:flex-1"
        items={[{ id: ANY, label: t("anyState") }, ...USER_STATES.map((id) => ({ id, label: t(`states.${id}`) }))]}
        value={filter.state ?? ANY}
        onChange={(chosen) => setFilter({ state: chosen === ANY ? null : chosen })}
      />
    </search>
  );
}
