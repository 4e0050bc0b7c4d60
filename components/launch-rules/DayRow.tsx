"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { ltr } from "@/components/ui/Ltr";
import { Switch } from "@/components/ui/Switch";
import { TimeField } from "@/components/ui/TimeField";
import { endOfHours, type Weekday } from "@/lib/launch-rules/schema";
import type { HoursDraft, RestDraft } from "./draft";

interface DayRowProps {
  weekday: Weekday;
  hours: HoursDraft;
  onChange: (hours: HoursDraft) => void;
  rest: RestDraft;
  /** What is wrong with the beginning, and with the end. */
  problems: [from: string | undefined, until: string | undefined];
}

/** A weekday: whether people are called on it, and from when until when. */
export function DayRow({ weekday, hours, onChange, rest, problems }: DayRowProps) {
  const t = useTranslations("launchRules.window");
  const noteId = useId();
  const { isOn, from, until } = hours;
  const day = t(`weekdays.${weekday}`);
  const [fromProblem, untilProblem] = problems;
  const problem = fromProblem ?? untilProblem;
  const described = { hideLabel: true, className: "w-24 max-sm:w-20", "aria-describedby": noteId };
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 py-2 max-sm:justify-between max-sm:gap-x-2">
      <Switch isSelected={isOn} onChange={(next) => onChange({ ...hours, isOn: next })} className="sm:w-36">
        {day}
      </Switch>
      {isOn ? (
        <div className="flex items-center gap-2">
          <TimeField
            {...described}
            label={t("from", { day })}
            value={from}
            onChange={(time) => onChange({ ...hours, from: time })}
            isInvalid={fromProblem !== undefined}
          />
          <span aria-hidden className="text-ink-2">
            {t("to")}
          </span>
          <TimeField
            {...described}
            label={t("until", { day })}
            value={until}
            onChange={(time) => onChange({ ...hours, until: time })}
            isInvalid={untilProblem !== undefined}
          />
        </div>
      ) : (
        <span className="text-ink-2">{t("noCalls")}</span>
      )}
      {isOn && (
        <p id={noteId} className="min-w-0 text-sm max-sm:w-full sm:max-w-[44ch]">
          {problem ? (
            <span className="flex items-start gap-1 text-danger">
              <CircleAlert size={14} aria-hidden className="mt-0.75 shrink-0" />
              {problem}
            </span>
          ) : (
            <RestNote weekday={weekday} hours={hours} rest={rest} />
          )}
        </p>
      )}
    </li>
  );
}

/** What rest takes of Friday's and Saturday's hours. */
function RestNote({ weekday, hours: { from, until }, rest }: Pick<DayRowProps, "weekday" | "hours" | "rest">) {
  const t = useTranslations("launchRules.window");
  const { eveCutOff, reopensAt } = rest;
  if (!rest.isOn || from === null || until === null) return null;
  const end = endOfHours({ until });
  const note = (key: "fridayCut" | "fridayNone" | "saturdayCut" | "saturdayNone", time: string) => (
    <span className="text-ink-2">{t.rich(key, { time, num: ltr })}</span>
  );
  if (weekday === "friday" && eveCutOff !== null) {
    if (from >= eveCutOff) return note("fridayNone", eveCutOff);
    if (end > eveCutOff) return note("fridayCut", eveCutOff);
  }
  if (weekday === "saturday" && reopensAt !== null) {
    if (end <= reopensAt) return note("saturdayNone", reopensAt);
    if (from < reopensAt) return note("saturdayCut", reopensAt);
  }
  return null;
}
