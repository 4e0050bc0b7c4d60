"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { PausedSearchField } from "@/components/ui/PausedSearchField";
import { Select } from "@/components/ui/Select";
import { OPT_OUT_KINDS } from "@/lib/opt-outs/schema";
import type { useOptOutFilter } from "./use-opt-out-filter";

const ANY = "any";

export function OptOutFilters({ state }: { state: ReturnType<typeof useOptOutFilter> }) {
  const t = useTranslations("optOuts");
  const { kind, text } = state.query;
  return (
    <search aria-label={t("filter")} className="flex flex-wrap items-end gap-3 max-md:w-full">
      <PausedSearchField label={t("find")} value={text} onChange={state.find} className="w-64 max-md:w-full" />
      <Select
        label={t("columns.how")}
        hideLabel
        compact
        className="w-44 max-md:flex-1"
        items={[{ id: ANY, label: t("anyKind") }, ...OPT_OUT_KINDS.map((id) => ({ id, label: t(`kinds.${id}`) }))]}
        value={kind ?? ANY}
        onChange={(chosen) => void state.choose(chosen === ANY ? null : chosen)}
      />
      {(kind !== null || text !== "") && (
        <Button kind="quiet" onPress={state.clear}>
          {t("clear")}
        </Button>
      )}
    </search>
  );
}
