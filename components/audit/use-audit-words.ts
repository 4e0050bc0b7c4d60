"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ROLES } from "@/lib/auth/permissions";
import { LOCALES, THEMES } from "@/lib/i18n/config";
import { OUTSIDE } from "@/lib/launch-rules/schema";
import { VERDICTS } from "@/lib/reports/verdict";

/** A rule of outcomes, by its place. */
const OVERRIDE = /^override\.(\d+)$/;

/** The details of entries hold machine words; these are theirs. One of an earlier version stands as it is. */
export function useAuditWords() {
  const t = useTranslations("audit");
  const whys = useTranslations("audit.why");
  const facts = useTranslations("audit.facts");
  const roles = useTranslations("shell.roles");
  const themes = useTranslations("shell.themes");
  const outsides = useTranslations("launchRules.outside.kinds");
  const languages = useTranslations("profile.display.languages");
  const verdicts = useTranslations("reports.verdicts");
  const format = useFormatter();

  const override = (text: string): string =>
    text.replace(/→ (\w+)$/, (written, name: string) => {
      const known = VERDICTS.find((one) => one === name);
      return known ? `→ ${verdicts(`${known}.name`)}` : written;
    });
  const role = (text: string): string => {
    const known = ROLES.find((one) => one === text);
    return known ? roles(known) : text;
  };
  // Reasons and names of details come from the database as text, so the compiler can't check that they have a word.
  const why = (text: string): string => {
    const key = text as never;
    return whys.has(key) ? whys(key) : text;
  };
  const fact = (name: string): string => {
    const key = name.replaceAll(".", "-") as never;
    if (facts.has(key)) return facts(key);
    const [, place] = OVERRIDE.exec(name) ?? [];
    if (place !== undefined) return t("override", { place });
    const [, earlier] = /^from\.(.+)$/.exec(name) ?? [];
    return earlier ? t("before", { fact: fact(earlier) }) : name;
  };
  const value = (name: string, raw: string | number | boolean): string => {
    if (typeof raw === "boolean") return t(raw ? "yes" : "no");
    if (typeof raw === "number") return format.number(raw);
    if (name === "role" || name === "from.role") return role(raw);
    if (OVERRIDE.test(name.replace(/^from\./, ""))) return override(raw);
    if (name === "reason" || name === "error") return why(raw);
    const outside = name.replace(/^from\./, "") === "outside" && OUTSIDE.find((one) => one === raw);
    if (outside) return outsides(outside);
    const theme = name === "theme" && THEMES.find((one) => one === raw);
    const locale = name === "locale" && LOCALES.find((one) => one === raw);
    return theme ? themes(theme) : locale ? languages(locale) : raw;
  };
  return { role, why, fact, value };
}
