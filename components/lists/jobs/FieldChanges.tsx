"use client";
import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ImportEffect } from "@/lib/lists/schema";
import { formatPhone } from "@/lib/phones/number";

type Change = ImportEffect["samples"]["change"][number]["changes"][number];

/** What changes in a contact, field by field: what stood there, and what will. */
export function FieldChanges({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations("lists.import.fields");
  return (
    <ul className="flex min-w-0 flex-col gap-1">
      {changes.map((change) => (
        <li key={change.field} className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="text-ink-2 text-sm">{t(change.field)}:</span>
          <s className="decoration-ink-3">
            <FieldValue field={change.field} value={change.from} />
          </s>
          <ArrowRight size={14} aria-hidden className="flip-rtl shrink-0 text-ink-3" />
          <span className="font-semibold">
            <FieldValue field={change.field} value={change.to} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function FieldValue({ field, value }: { field: Change["field"]; value: string }) {
  const t = useTranslations("lists.jobs.effect");
  const snapshot = useTranslations("lists.snapshots.one");
  if (field === "blocked") return value === "" ? snapshot("unknown") : t(value === "true" ? "blocked" : "open");
  if (value === "") return t("noValue");
  if (field === "phone") return <bdi dir="ltr">{formatPhone(value)}</bdi>;
  return (
    <bdi dir={field === "email" ? "ltr" : "auto"} className="break-words">
      {value}
    </bdi>
  );
}
