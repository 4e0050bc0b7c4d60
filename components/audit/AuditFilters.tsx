"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Button } from "@/components/ui/Button";
import { DateRange } from "@/components/ui/DateRange";
import { PausedSearchField } from "@/components/ui/PausedSearchField";
import { Select } from "@/components/ui/Select";
import { AUDIT_ACTIONS } from "@/lib/audit/actions";
import { AUDIT_OUTCOMES, type AuditPage, NOBODY } from "@/lib/audit/schema";
import type { AuditFilterState } from "./use-audit-filter";

const ANY = "any";

interface AuditFiltersProps {
  state: AuditFilterState;
  /** What there is to choose from; known with the first answer. */
  known: Pick<AuditPage, "actions" | "people"> | undefined;
}

/** Days, person, action, outcome and a search; each in the address. */
export function AuditFilters({ state, known }: AuditFiltersProps) {
  const t = useTranslations("audit");
  const { filter, change, today } = state;
  const search = useCallback((text: string) => change({ search: text }), [change]);
  return (
    <search aria-label={t("filters.title")} className="mb-4 flex flex-wrap items-end gap-3">
      <DateRange value={filter} onChange={change} max={today} compact />
      <PersonSelect value={filter.actor} people={known?.people ?? []} onChange={(actor) => change({ actor })} />
      <Select
        label={t("filters.action")}
        compact
        className="w-48 max-md:w-[calc(50%-0.375rem)]"
        items={[
          { id: ANY, label: t("filters.anyAction") },
          ...AUDIT_ACTIONS.filter((action) => action === filter.action || (known?.actions.includes(action) ?? false)).map((action) => ({
            id: action,
            label: t(`actions.${action}.name`),
          })),
        ]}
        value={filter.action ?? ANY}
        onChange={(id) => change({ action: id === ANY ? null : id })}
      />
      <Select
        label={t("filters.outcome")}
        compact
        className="w-36 max-md:w-[calc(50%-0.375rem)]"
        items={[{ id: ANY, label: t("filters.anyOutcome") }, ...AUDIT_OUTCOMES.map((id) => ({ id, label: t(`outcomes.${id}`) }))]}
        value={filter.outcome ?? ANY}
        onChange={(id) => change({ outcome: id === ANY ? null : id })}
      />
      <PausedSearchField
        label={t("filters.search")}
        value={filter.search}
        onChange={search}
        className="min-w-48 max-w-80 flex-1 max-md:max-w-none max-md:basis-full"
      />
      {state.isSet && (
        <Button kind="quiet" onPress={state.clear}>
          {t("clear")}
        </Button>
      )}
    </search>
  );
}

interface PersonSelectProps {
  value: string | null;
  people: AuditPage["people"];
  onChange: (actor: string | null) => void;
}

function PersonSelect({ value, people, onChange }: PersonSelectProps) {
  const t = useTranslations("audit.filters");
  return (
    <Select
      label={t("actor")}
      compact
      className="w-44 max-md:w-[calc(50%-0.375rem)]"
      items={[
        { id: ANY, label: t("anyActor") },
        ...people.map(({ id, name, email }) => ({ id, label: name, description: <bdi dir="ltr">{email}</bdi> })),
        { id: NOBODY, label: t("nobody") },
      ]}
      value={value ?? ANY}
      onChange={(id) => onChange(id === ANY ? null : id)}
    />
  );
}
