"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import type { Call } from "@/lib/reports/schema";
import type { Signal } from "@/lib/reports/verdict";
import { CauseMeaning } from "./CauseWords";
import { Presses } from "./key-names";

/** Everything that IP-Sales said of one call, raw values too, and what its cause means. */
export function CallDetails({ call }: { call: Call }) {
  const t = useTranslations("reports");
  const columns = useTranslations("reports.calls.columns");
  const values = useTranslations("reports.calls.values");
  const signal = (value: Signal) => (value === null ? values("notReported") : value ? values("yes") : values("no"));
  const raw = (text: string) => (text === "" ? values("none") : <bdi dir="auto">{text}</bdi>);
  const fields: { name: string; value: ReactNode }[] = [
    { name: columns("status"), value: raw(call.status) },
    { name: columns("digits"), value: call.digits === "" ? values("none") : <Presses digits={call.digits} /> },
    { name: columns("sipCode"), value: call.sipCode === "" ? values("none") : <Ltr mono>{call.sipCode}</Ltr> },
    { name: columns("sipText"), value: raw(call.sipText) },
    { name: columns("class"), value: t(`classes.${call.causeClass}`) },
    { name: columns("had180"), value: signal(call.had180) },
    { name: columns("had183"), value: signal(call.had183) },
    { name: columns("trunk"), value: raw(call.trunk) },
  ];
  return (
    <div className="grid gap-x-8 gap-y-3 whitespace-normal p-4 md:grid-cols-2">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm leading-5">
        {fields.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <CauseMeaning text={call.cause} />
    </div>
  );
}
