"use client";
import { useTranslations } from "next-intl";
import { CAUSE_CLASSES } from "@/lib/reports/causes";
import { pressesOf } from "@/lib/reports/presses";
import { knownStatus } from "@/lib/reports/statuses";
import { VERDICTS } from "@/lib/reports/verdict";
import { useCauseName } from "./CauseWords";
import { useKeyNames } from "./key-names";
import type { ListFilter } from "./use-call-filter";

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
        const status = knownStatus(value);
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
      case "retries":
        if (value === "unknown") return t("charts.retries.unknown");
        return value === "0" ? t("charts.retries.zero") : t("charts.retries.n", { count: Number(value) });
      case "trunk":
        return value || t("charts.trunks.unknown");
      case "seconds": {
        const [from = "", to = ""] = value.split("-");
        if (to === "") return t("calls.values.secondsFrom", { from: isolated(from) });
        return t("calls.values.secondsRange", { range: isolated(`${from}–${Number(to) - 1}`) });
      }
      case "time":
        return isolated(value.replace("-", "–"));
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
