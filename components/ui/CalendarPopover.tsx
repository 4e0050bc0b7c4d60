"use client";
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, Calendar, CalendarCell, CalendarGrid, CalendarHeading, Dialog, Popover } from "react-aria-components";

const ARROW = "grid size-8 cursor-pointer place-items-center rounded-md text-ink-2 hover:bg-hover disabled:text-ink-3 max-md:size-11";

/** The month that opens under a date field; Sunday first, the next month towards the reading's end. */
export function CalendarPopover() {
  return (
    <Popover placement="bottom end" offset={4} className="animate-rise overflow-auto rounded-lg border bg-surface p-3 shadow-float">
      <Dialog className="outline-none">
        <Calendar firstDayOfWeek="sun">
          <header className="mb-2 flex items-center">
            <Button slot="previous" className={ARROW}>
              <ChevronLeft size={16} aria-hidden className="flip-rtl" />
            </Button>
            <CalendarHeading className="flex-1 text-center font-semibold" />
            <Button slot="next" className={ARROW}>
              <ChevronRight size={16} aria-hidden className="flip-rtl" />
            </Button>
          </header>
          <CalendarGrid className="border-separate [&_th]:font-normal [&_th]:text-ink-2 [&_th]:text-sm">
            {(date) => (
              <CalendarCell
                date={date}
                className="grid size-8 cursor-pointer place-items-center rounded-md outline-offset-2 hover:bg-hover outside-month:invisible selected:bg-accent selected:text-on-accent disabled:cursor-default disabled:text-ink-3 max-md:size-11 [&[data-today]:not([data-selected])]:font-bold [&[data-today]:not([data-selected])]:underline"
              />
            )}
          </CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  );
}

/** Opens the month; stands at the end of a date field. */
export function CalendarButton() {
  const t = useTranslations("ui");
  return (
    <Button
      aria-label={t("openCalendar")}
      className="-me-2 grid size-8 shrink-0 cursor-pointer place-items-center rounded-md text-ink-2 hover:bg-hover max-md:size-11"
    >
      <CalendarIcon size={16} aria-hidden />
    </Button>
  );
}
