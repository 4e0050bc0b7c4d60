"use client";
import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import type { Call } from "@/lib/reports/schema";
import { CallDetails } from "./CallDetails";
import { COLUMNS, type ColumnName, DetailsButton, useCells } from "./call-cells";
import type { CallFilterState } from "./use-call-filter";

const NUMERIC: ColumnName[] = ["durationSeconds", "lastCall", "retries"];

interface CallsTableProps {
  rows: Call[];
  calls: CallFilterState;
}

/** The calls as rows. A heading sorts; the button at a row's end opens everything that IP-Sales said of the call. */
export function CallsTable({ rows, calls }: CallsTableProps) {
  const t = useTranslations("reports.calls");
  const cells = useCells();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Table
      label={t("caption")}
      className="max-md:hidden"
      head={
        <>
          {COLUMNS.map((name) => (
            <Th key={name} numeric={NUMERIC.includes(name)} sort={sortOf(name, calls)}>
              {t(`columns.${name}`)}
            </Th>
          ))}
          <Th>
            <span className="sr-only">{t("details")}</span>
          </Th>
        </>
      }
    >
      {rows.map((call, index) => {
        const key = `${call.phone} ${index}`;
        const shown = cells(call);
        return (
          <Fragment key={key}>
            <Tr>
              {COLUMNS.map((name) => (
                <Td key={name} numeric={NUMERIC.includes(name)} className="max-w-64 truncate">
                  {shown[name]}
                </Td>
              ))}
              <Td className="w-0">
                <DetailsButton call={call} open={open === key} onPress={() => setOpen(open === key ? null : key)} />
              </Td>
            </Tr>
            {open === key && (
              <tr className="border-t bg-sunken">
                <td colSpan={COLUMNS.length + 1}>
                  <CallDetails call={call} />
                </td>
              </tr>
            )}
          </Fragment>
        );
      })}
    </Table>
  );
}

/** Rising, falling, and back to the report's own order. */
function sortOf(name: ColumnName, calls: CallFilterState) {
  const { sort } = calls.filter;
  const direction = sort === name ? "ascending" : sort === `-${name}` ? "descending" : null;
  const next = direction === null ? name : direction === "ascending" ? (`-${name}` as const) : null;
  return { direction, onSort: () => void calls.change({ sort: next }) } as const;
}
