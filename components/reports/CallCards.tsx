"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Call } from "@/lib/reports/schema";
import { CallDetails } from "./CallDetails";
import { DetailsButton, useCells } from "./call-cells";

/** The calls as cards, for a phone's width. */
export function CallCards({ rows }: { rows: Call[] }) {
  const t = useTranslations("reports.calls");
  const cells = useCells();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <ul aria-label={t("caption")} className="md:hidden">
      {rows.map((call, index) => {
        const key = `${call.phone} ${index}`;
        const shown = cells(call);
        return (
          <li key={key} className="border-t py-3 ps-4 pe-1">
            <div className="flex items-start gap-1">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap gap-x-3">
                  {shown.phone}
                  {call.name !== "" && <span className="min-w-0 truncate">{shown.name}</span>}
                </p>
                <p>{shown.verdict}</p>
                <p className="flex flex-wrap gap-x-3 text-ink-2 text-sm">
                  {call.lastCall !== null && shown.lastCall}
                  {call.durationSeconds !== null && call.durationSeconds > 0 && (
                    <span>
                      {t("columns.durationSeconds")} {shown.durationSeconds}
                    </span>
                  )}
                  {call.digits !== "" && (
                    <span>
                      {t("columns.digits")} {shown.digits}
                    </span>
                  )}
                </p>
              </div>
              <DetailsButton call={call} open={open === key} onPress={() => setOpen(open === key ? null : key)} />
            </div>
            {open === key && (
              <div className="me-3 mt-2 rounded-md bg-sunken">
                <CallDetails call={call} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
