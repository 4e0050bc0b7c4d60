"use client";
import { DateInput as AriaDateInput, DateSegment } from "react-aria-components";

/**
 * The typed parts of a date. Inline, not flex: in a flex row Hebrew shows "30:01" for 01:30, since each segment becomes a
 * box of its own and the bidi algorithm no longer sees the line.
 */
export function DateInput() {
  return (
    <AriaDateInput className="block min-w-0 flex-1 whitespace-pre">
      {(segment) => (
        <DateSegment
          segment={segment}
          className="inline rounded-sm px-px caret-transparent outline-none placeholder-shown:text-ink-3 focus:bg-accent focus:text-on-accent disabled:text-ink-3 data-[type=literal]:px-0"
        />
      )}
    </AriaDateInput>
  );
}
