"use client";
import { ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Badge, type Tone } from "@/components/ui/Badge";
import { Ltr } from "@/components/ui/Ltr";
import type { AuditEntry } from "@/lib/audit/schema";
import { addDays, formatTime, israelDay } from "@/lib/time";
import { AuditDetails } from "./AuditDetails";
import { AuditSentence, type Names } from "./AuditSentence";

const OUTCOMES: Record<AuditEntry["outcome"], { tone: Tone; mark: "check" | "cross" | "alert" | "unknown" | "dashed" }> = {
  done: { tone: "neutral", mark: "check" },
  denied: { tone: "danger", mark: "cross" },
  refused: { tone: "warning", mark: "cross" },
  failed: { tone: "danger", mark: "alert" },
  unknown: { tone: "warning", mark: "unknown" },
  started: { tone: "warning", mark: "dashed" },
};

/** Entries by Israel's days, the newest first. */
export function AuditList({ entries, names }: { entries: AuditEntry[]; names: Names }) {
  const days = [...new Set(entries.map(({ at }) => israelDay(at)))];
  return days.map((day) => (
    <section key={day} aria-labelledby={`day-${day}`}>
      <h3 id={`day-${day}`} className="border-t bg-sunken px-4 py-2 font-semibold text-ink-2 text-sm">
        <DayWords day={day} />
      </h3>
      <ol>
        {entries
          .filter(({ at }) => israelDay(at) === day)
          .map((entry) => (
            <Entry key={entry.id} entry={entry} names={names} />
          ))}
      </ol>
    </section>
  ));
}

function DayWords({ day }: { day: string }) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const words = formatTime(`${day}T12:00:00Z`, locale, "day");
  const today = israelDay(Date.now());
  if (day === today) return t("today", { day: words });
  return day === addDays(today, -1) ? t("yesterday", { day: words }) : words;
}

function Entry({ entry, names }: { entry: AuditEntry; names: Names }) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { tone, mark } = OUTCOMES[entry.outcome];
  return (
    <li className="border-t hover:bg-hover">
      <div className="flex items-center gap-4 px-4 py-1.5 max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-1 max-md:py-3">
        <time dateTime={entry.at} className="w-16 shrink-0 text-ink-2 text-sm max-md:w-auto">
          <Ltr>{formatTime(entry.at, locale, "clock")}</Ltr>
        </time>
        <p id={`${id}-sentence`} className="min-w-0 flex-1 wrap-anywhere max-md:order-last max-md:basis-full">
          <AuditSentence entry={entry} names={names} />
        </p>
        <Badge tone={tone} mark={mark}>
          {t(`outcomes.${entry.outcome}`)}
        </Badge>
        <button
          type="button"
          id={`${id}-button`}
          aria-label={t("details")}
          aria-labelledby={`${id}-button ${id}-sentence`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="grid size-8 shrink-0 cursor-pointer place-items-center rounded-md text-ink-2 hover:bg-sunken max-md:ms-auto max-md:size-12"
        >
          <ChevronDown size={16} aria-hidden className={`transition-transform ${open ? "rotate-180" : ""}`} />
        </button>
      </div>
      {open && <AuditDetails entry={entry} names={names} />}
    </li>
  );
}
