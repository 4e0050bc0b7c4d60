"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { SECTIONS, type SectionId, type Step } from "./steps";

export const sectionDomId = (id: SectionId) => `section-${id}`;
export const TITLE_DOM_ID = "campaign-title";

export interface SectionsControl {
  isOpen: (id: SectionId) => boolean;
  setOpen: (id: SectionId, isOpen: boolean) => void;
  /** Closes one section and goes to another. */
  advance: (from: SectionId, to: SectionId) => void;
  /** Opens a section, brings it into sight, and puts the focus on its heading; the title gets the focus itself. */
  goTo: (step: Step | "review") => void;
}

/** Which sections are open: any of them, in any order. */
export function useSections(first: SectionId): SectionsControl {
  const [open, setOpened] = useState<ReadonlySet<SectionId>>(() => new Set([first]));
  const [target, setTarget] = useState<{ step: Step | "review" } | null>(null);
  const reached = useRef(target);

  useEffect(() => {
    if (!target || reached.current === target) return;
    reached.current = target;
    const { step } = target;
    const place = document.getElementById(step === "title" ? TITLE_DOM_ID : sectionDomId(step));
    place?.scrollIntoView({ block: "start" });
    place?.querySelector<HTMLElement>(step === "title" ? "input" : "button")?.focus({ preventScroll: true });
  }, [target]);

  const setOpen = useCallback((id: SectionId, isOpen: boolean) => {
    setOpened((now) => new Set(SECTIONS.filter((section) => (section === id ? isOpen : now.has(section)))));
  }, []);
  const goTo = useCallback(
    (step: Step | "review") => {
      if (step !== "title") setOpen(step, true);
      setTarget({ step });
    },
    [setOpen],
  );
  const advance = useCallback(
    (from: SectionId, to: SectionId) => {
      setOpen(from, false);
      goTo(to);
    },
    [setOpen, goTo],
  );
  return { isOpen: (id) => open.has(id), setOpen, advance, goTo };
}
