"use client";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { leadTo } from "./lead-to";
import { SECTIONS, type SectionId, type Step, stepOf } from "./steps";

export const sectionDomId = (id: SectionId) => `section-${id}`;
export const TITLE_DOM_ID = "campaign-title";

/** Where somebody was led: to a part, or to a field of it by its path. */
interface Target {
  step: Step | "review";
  path: string | null;
}

export interface SectionsControl {
  isOpen: (id: SectionId) => boolean;
  setOpen: (id: SectionId, isOpen: boolean) => void;
  /** Closes one section and goes to another. */
  advance: (from: SectionId, to: SectionId) => void;
  /** Opens a section, brings it into sight, and puts the focus on its heading; the title gets the focus itself. */
  goTo: (step: Step | "review") => void;
  /** Opens the section of a field and puts the focus on the very field. */
  goToField: (path: string) => void;
  shown: ShownField | null;
}

/** The field that somebody was led to: a part that shows one of many, or hides some, brings it out. Another object at each time. */
export interface ShownField {
  path: string;
}

const ShownFieldContext = createContext<ShownField | null>(null);
export const ShownFieldProvider = ShownFieldContext.Provider;
export const useShownField = (): ShownField | null => useContext(ShownFieldContext);

/** Which sections are open: any of them, in any order. */
export function useSections(first: SectionId): SectionsControl {
  const [open, setOpened] = useState<ReadonlySet<SectionId>>(() => new Set([first]));
  const [target, setTarget] = useState<Target | null>(null);
  const [shown, setShown] = useState<ShownField | null>(null);
  const reached = useRef(target);

  useEffect(() => {
    if (!target || reached.current === target) return;
    reached.current = target;
    const { step, path } = target;
    const place = document.getElementById(step === "title" ? TITLE_DOM_ID : sectionDomId(step));
    if (path !== null) return leadTo(path, place);
    place?.scrollIntoView({ block: "start" });
    place?.querySelector<HTMLElement>(step === "title" ? "input" : "button")?.focus({ preventScroll: true });
  }, [target]);

  const setOpen = useCallback((id: SectionId, isOpen: boolean) => {
    setOpened((now) => new Set(SECTIONS.filter((section) => (section === id ? isOpen : now.has(section)))));
  }, []);
  const lead = useCallback(
    (step: Step | "review", path: string | null) => {
      if (step !== "title") setOpen(step, true);
      setShown(path === null ? null : { path });
      setTarget({ step, path });
    },
    [setOpen],
  );
  const goTo = useCallback((step: Step | "review") => lead(step, null), [lead]);
  const goToField = useCallback(
    (path: string) => {
      const step = stepOf(path);
      if (step) lead(step, path);
    },
    [lead],
  );
  const advance = useCallback(
    (from: SectionId, to: SectionId) => {
      setOpen(from, false);
      goTo(to);
    },
    [setOpen, goTo],
  );
  return useMemo(
    () => ({ isOpen: (id: SectionId) => open.has(id), setOpen, advance, goTo, goToField, shown }),
    [open, setOpen, advance, goTo, goToField, shown],
  );
}
