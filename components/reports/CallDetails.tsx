"use client";
import { useTranslations } from "next-intl";
import { NumberLink } from "@/components/numbers/NumberLink";
import type { Call, CallField } from "@/lib/reports/schema";
import { CauseMeaning } from "./CauseWords";
import { useCell } from "./call-cells";

/** What a row may not show, as IP-Sales gave it. */
const RAW = ["digits", "lastCall", "durationSeconds", "retries", "sipCode", "sipText", "causeClass", "had180", "had183", "trunk"] as const;

/** Everything that IP-Sales said of one call, raw values too, and what its cause means. */
export function CallDetails({ call }: { call: Call }) {
  const columns = useTranslations("reports.calls.columns");
  const values = useTranslations("reports.calls.values");
  const cell = useCell();
  const isAbsent = (field: CallField) => call[field] === "" || call[field] === null;
  const value = (field: (typeof RAW)[number]) => {
    if (!isAbsent(field)) return cell(call, field);
    if (field === "had180" || field === "had183") return values("notReported");
    return values(field === "retries" || field === "durationSeconds" ? "unknown" : "none");
  };
  return (
    <div className="grid items-start gap-x-8 gap-y-3 whitespace-normal p-4 md:grid-cols-[3fr_2fr]">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm leading-5 md:grid-cols-[auto_1fr_auto_1fr]">
        <div className="contents">
          <dt className="text-ink-2">{columns("status")}</dt>
          <dd className="min-w-0 break-words">{call.status === "" ? values("none") : <bdi dir="auto">{call.status}</bdi>}</dd>
        </div>
        {RAW.map((field) => (
          <div key={field} className="contents">
            <dt className="text-ink-2">{columns(field)}</dt>
            <dd className="min-w-0 break-words">{value(field)}</dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-3">
        <CauseMeaning text={call.cause} />
        <p>
          <NumberLink phone={call.phone} />
        </p>
      </div>
    </div>
  );
}
