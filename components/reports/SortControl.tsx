"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/IconButton";
import { Select } from "@/components/ui/Select";
import type { CallFilterState } from "./use-call-filter";
import { COLUMNS } from "./use-columns";

/** On a phone, where the table's headings are not: by what the calls are sorted, and which way. */
export function SortControl({ calls }: { calls: CallFilterState }) {
  const t = useTranslations("reports.calls");
  const { sort } = calls.filter;
  const field = COLUMNS.find((name) => sort === name || sort === `-${name}`);
  const descending = sort?.startsWith("-") ?? false;
  const items = [{ id: "report", label: t("reportOrder") }, ...COLUMNS.map((name) => ({ id: name, label: t(`columns.${name}`) }))];
  const choose = (id: string) => void calls.change({ sort: COLUMNS.find((name) => name === id) ?? null });
  return (
    <div className="flex w-full items-center gap-2 md:hidden">
      <Select label={t("sort")} hideLabel items={items} value={field ?? "report"} onChange={choose} className="flex-1" />
      {field && (
        <IconButton
          kind="secondary"
          icon={descending ? ArrowDown : ArrowUp}
          label={descending ? t("descending") : t("ascending")}
          onPress={() => void calls.change({ sort: descending ? field : `-${field}` })}
        />
      )}
    </div>
  );
}
