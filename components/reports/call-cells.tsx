"use client";
import { ChevronDown } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { Ltr } from "@/components/ui/Ltr";
import { formatPhone } from "@/lib/phones/number";
import type { Call } from "@/lib/reports/schema";
import { formatDuration } from "@/lib/time";
import { GivenCause } from "./CauseWords";
import { Presses } from "./key-names";
import { VerdictMark } from "./VerdictMark";

export const COLUMNS = ["phone", "name", "verdict", "digits", "durationSeconds", "lastCall", "retries", "sipCode", "cause"] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** Nothing to show; a screen reader hears what is missing. */
function Absent({ word }: { word: string }) {
  return (
    <>
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      <span className="sr-only">{word}</span>
    </>
  );
}

/** What each column shows of a call; unknown is never a zero. */
export function useCells(): (call: Call) => Record<ColumnName, ReactNode> {
  const t = useTranslations("reports.calls.values");
  const format = useFormatter();
  const none = <Absent word={t("none")} />;
  const unknown = <Absent word={t("unknown")} />;
  return (call) => ({
    phone: <Ltr mono>{formatPhone(call.phone)}</Ltr>,
    name: call.name === "" ? none : <bdi dir="auto">{call.name}</bdi>,
    verdict: <VerdictMark verdict={call.verdict} />,
    digits: call.digits === "" ? none : <Presses digits={call.digits} />,
    durationSeconds:
      call.durationSeconds === null ? unknown : call.durationSeconds === 0 ? none : <Ltr>{formatDuration(call.durationSeconds)}</Ltr>,
    lastCall: call.lastCall === null ? none : <Ltr>{call.lastCall}</Ltr>,
    retries: call.retries === null ? unknown : <Ltr>{format.number(call.retries)}</Ltr>,
    sipCode: call.sipCode === "" ? none : <Ltr mono>{call.sipCode}</Ltr>,
    cause: call.cause === "" ? none : <GivenCause text={call.cause} />,
  });
}

/** Opens everything that IP-Sales said of the call. */
export function DetailsButton({ call, open, onPress }: { call: Call; open: boolean; onPress: () => void }) {
  const t = useTranslations("reports.calls");
  return (
    <IconButton
      icon={ChevronDown}
      label={t("showDetails", { phone: formatPhone(call.phone) })}
      aria-expanded={open}
      onPress={onPress}
      className={open ? "[&_svg]:rotate-180" : "[&_svg]:transition-transform"}
    />
  );
}
