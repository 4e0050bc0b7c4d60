"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useComposer } from "../use-composer";
import { adopt, isSameSources, isUnread, type Slot, sourcesOf, withPlace } from "./slots";

export interface SlotsControl {
  /** As they are this very moment, for what ends later. */
  now: () => readonly Slot[];
  change: (next: readonly Slot[]) => void;
  patch: (key: string, part: Partial<Slot>) => void;
}

/** The slots on the screen. The form always holds the sources in them; while one is unread, nobody can be called. */
export function useSlots(): { slots: readonly Slot[]; control: SlotsControl } {
  const { form, values, audience } = useComposer();
  const { setReading } = audience;
  const { sources } = values;
  const [slots, setSlots] = useState<readonly Slot[]>(() => withPlace(adopt([], form.getValues("sources"))));
  const latest = useRef(slots);

  const change = useCallback(
    (next: readonly Slot[]) => {
      latest.current = withPlace(next);
      setSlots(latest.current);
      setReading(latest.current.some(isUnread));
      const held = sourcesOf(latest.current);
      if (!isSameSources(held, form.getValues("sources"))) form.setValue("sources", held, { shouldDirty: true });
    },
    [form, setReading],
  );
  const control = useMemo(() => {
    const now = () => latest.current;
    const patch = (key: string, part: Partial<Slot>) => change(now().map((slot) => (slot.key === key ? { ...slot, ...part } : slot)));
    return { now, change, patch };
  }, [change]);

  // Sources may come from elsewhere: a draft that was loaded anew.
  useEffect(() => {
    const adopted = adopt(latest.current, sources);
    if (adopted !== latest.current && isSameSources(sources, form.getValues("sources"))) change(adopted);
  }, [sources, form, change]);
  useEffect(() => () => setReading(false), [setReading]);
  return { slots, control };
}
