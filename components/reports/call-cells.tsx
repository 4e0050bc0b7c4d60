"use client";
import { ChevronDown } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { Ltr } from "@/components/ui/Ltr";
import { formatPhone } from "@/lib/phones/number";
import type { Call, CallField } from "@/lib/reports/schema";
import type { Signal } from "@/lib/reports/verdict";
import { formatDuration } from "@/lib/time";
import { GivenCause } from "./CauseWords";
import { Presses } from "./key-names";
import { useFilterWords } from "./use-filter-words";
import { VerdictMark } from "./VerdictMark";

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
export function useCell(): (call: Call, column: CallField) => ReactNode {
  const t = useTranslations("reports.calls.values");
  const classes = useTranslations("reports.classes");
  const format = useFormatter();
  const words = useFilterWords();
  const given = (text: string, shown: ReactNode = <bdi dir="auto">{text}</bdi>) => (text === "" ? <Absent word={t("none")} /> : shown);
  const signal = (value: Signal) => (value === null ? <Absent word={t("notReported")} /> : t(value ? "yes" : "no"));
  return (call, column) => {
    switch (column) {
      case "phone":
        return <Ltr mono>{formatPhone(call.phone)}</Ltr>;
      case "verdict":
        return <VerdictMark verdict={call.verdict} />;
      case "status":
        return given(call.status, <bdi dir="auto">{words("status", call.status)}</bdi>);
      case "digits":
        return given(call.digits, <Presses digits={call.digits} />);
      case "durationSeconds":
        if (call.durationSeconds === null) return <Absent word={t("unknown")} />;
        return call.durationSeconds === 0 ? <Absent word={t("none")} /> : <Ltr>{formatDuration(call.durationSeconds)}</Ltr>;
      case "lastCall":
        return given(call.lastCall ?? "", <Ltr>{call.lastCall}</Ltr>);
      case "retries":
        return call.retries === null ? <Absent word={t("unknown")} /> : <Ltr>{format.number(call.retries)}</Ltr>;
      case "sipCode":
        return given(call.sipCode, <Ltr mono>{call.sipCode}</Ltr>);
      case "cause":
        return given(call.cause, <GivenCause text={call.cause} />);
      case "causeClass":
        return classes(call.causeClass);
      case "had180":
      case "had183":
        return signal(call[column]);
      case "name":
      case "sipText":
      case "trunk":
        return given(call[column]);
    }
  };
}

interface DetailsButtonProps {
  call: Call;
  open: boolean;
  onPress: () => void;
  /** Where Enter on the row does the same: Tab needn't stop at every row. */
  isShortcut?: boolean;
}

/** Opens everything that IP-Sales said of the call. */
export function DetailsButton({ call, open, onPress, isShortcut = false }: DetailsButtonProps) {
  const t = useTranslations("reports.calls");
  return (
    <IconButton
      icon={ChevronDown}
      label={t("showDetails", { phone: formatPhone(call.phone) })}
      aria-expanded={open}
      excludeFromTabOrder={isShortcut}
      onPress={onPress}
      className={open ? "[&_svg]:rotate-180" : "[&_svg]:transition-transform"}
    />
  );
}
