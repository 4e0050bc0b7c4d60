"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Pagination } from "@/components/ui/Pagination";
import type { Call } from "@/lib/reports/schema";
import { CallDetails } from "./CallDetails";
import { DetailsButton, useCell } from "./call-cells";

/** Cards on one page. */
export const CARDS = 50;

interface CallCardsProps {
  rows: Call[];
  /** From 1. */
  page: number;
  total: number;
  onPage: (page: number) => void;
}

/** The calls as cards, for a phone's width, page by page: a thumb would never reach the end of them all. */
export function CallCards({ rows, page, total, onPage }: CallCardsProps) {
  const t = useTranslations("reports.calls");
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const turn = (next: number) => {
    onPage(next);
    list.current?.scrollIntoView({ block: "start" });
  };
  return (
    <>
      <ul ref={list} aria-label={t("caption")} className="scroll-mt-18">
        {rows.map((call, index) => {
          const key = `${page} ${index}`;
          return <CallCard key={key} call={call} isOpen={open === key} onToggle={() => setOpen(open === key ? null : key)} />;
        })}
      </ul>
      <Pagination page={page} pageSize={CARDS} total={total} onChange={turn} />
    </>
  );
}

function CallCard({ call, isOpen, onToggle }: { call: Call; isOpen: boolean; onToggle: () => void }) {
  const t = useTranslations("reports.calls");
  const cell = useCell();
  return (
    <li className="border-t py-3 ps-4 pe-1">
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap gap-x-3">
            {cell(call, "phone")}
            {call.name !== "" && <span className="min-w-0 truncate">{cell(call, "name")}</span>}
          </p>
          <p>{cell(call, "verdict")}</p>
          <p className="flex flex-wrap gap-x-3 text-ink-2 text-sm">
            {call.lastCall !== null && cell(call, "lastCall")}
            {call.durationSeconds !== null && call.durationSeconds > 0 && (
              <span>
                {t("columns.durationSeconds")} {cell(call, "durationSeconds")}
              </span>
            )}
            {call.digits !== "" && (
              <span>
                {t("columns.digits")} {cell(call, "digits")}
              </span>
            )}
          </p>
        </div>
        <DetailsButton call={call} open={isOpen} onPress={onToggle} />
      </div>
      {isOpen && (
        <div className="me-3 mt-2 rounded-md bg-sunken">
          <CallDetails call={call} />
        </div>
      )}
    </li>
  );
}
