"use client";
import { useMessages, useTranslations } from "next-intl";
import type { Problem } from "./problems";

/** The sentence of a field's problem: a key of the message files, as the schemas give them. */
export function useProblemText(): (key: string) => string {
  const { campaigns, launches, composer } = useMessages();
  const t = useTranslations();
  return (key) => {
    const [noun, kind, name] = key.split(".");
    if (kind === "problems" && name !== undefined) {
      if (noun === "campaigns" && isNameIn(name, campaigns.problems) && name !== "windowClosed") return t(`campaigns.problems.${name}`);
      if (noun === "launches" && isNameIn(name, launches.problems) && !isServerOnly(name)) return t(`launches.problems.${name}`);
      if (noun === "composer" && isNameIn(name, composer.problems)) return t(`composer.problems.${name}`);
    }
    return t("errors.fields.invalid");
  };
}

/** The same where the field itself isn't beside it: a key's problem names the key. */
export function useProblemWords(): (problem: Problem) => string {
  const t = useTranslations("composer.keys");
  const text = useProblemText();
  return ({ path, message }) => {
    const [noun, digit] = path.split(".");
    return (noun === "keys" || noun === "answers") && digit !== undefined ? `${t("key", { digit })}: ${text(message)}` : text(message);
  };
}

/** Sentences with facts in them come whole from the server. */
const SERVER_ONLY = ["sameContent", "refusedBy", "abandonedBy", "outsideWindow", "windowClosed"] as const;
const isServerOnly = (name: string): name is (typeof SERVER_ONLY)[number] => SERVER_ONLY.some((known) => known === name);

const isNameIn = <Names extends object>(name: string, names: Names): name is Extract<keyof Names, string> => Object.hasOwn(names, name);
