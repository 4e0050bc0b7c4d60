"use client";
import { useTranslations } from "next-intl";
import { CAUSE_CLASSES } from "@/lib/reports/causes";
import { pressesOf } from "@/lib/reports/presses";
import { VERDICTS } from "@/lib/reports/verdict";
import { useCauseName } from "./CauseWords";
import { useKeyNames } from "./key-names";
import type { ListFilter } from "./use-call-filter";

const STATUSES = ["answered", "noAnswer", "busy", "failed", "rejected", "notDialed"] as const;

/** The words of a filter's value: translated where we know it, else as IP-Sales wrote it. */
export function useFilterWords(): (name: ListFilter, value: string) => string {
  const t = useTranslations("reports");
  const causeName = useCauseName();
  const keyNames = useKeyNames();
  return (name, value) => {
    switch (name) {
      case "verdict": {
        const verdict = VERDICTS.find((known) => known === value);
        return verdict ? t(`verdicts.${verdict}.name`) : value;
      }
      case "class": {
        const causeClass = CAUSE_CLASSES.find((known) => known === value);
        return causeClass ? t(`classes.${causeClass}`) : value;
      }
      case "status": {
        const status = STATUSES.find((known) => known === value);
        return status ? t(`calls.statuses.${status}`) : value || t("calls.values.none");
      }
      case "had180":
      case "had183":
        if (value === "unknown") return t("calls.values.notReported");
        return value === "true" ? t("calls.values.yes") : t("calls.values.no");
      case "cause":
        return causeName(value);
      case "sipCode":
        return value || t("charts.causes.noCode");
      case "digits":
        if (value === "") return t("charts.keys.none");
        return pressesOf(value, keyNames)
          .map(({ digits, name }) => (name === null ? isolated(digits) : `${isolated(digits)} · ${name}`))
          .join(", ");
    }
  };
}

/** Digits in a sentence of any direction, where no element can be. */
const isolated = (digits: string) => `\u2066${digits}\u2069`;
