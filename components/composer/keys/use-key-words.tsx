"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { assignedKeys, type KeyValues } from "@/lib/drafts/form";
import { formatPhone, readPhone } from "@/lib/phones/number";
import { useComposer } from "../use-composer";
import { lackingField } from "./key-fields";

/**
 * What a key means and does, in words with its facts: "coming · connects to 052-1111111". What isn't filled in yet is said to be missing.
 */
export function useKeyWords(): (key: KeyValues, answer?: string) => ReactNode {
  const action = useActionWords();
  return (key, answer = "") => {
    if (answer.trim() === "") return action(key);
    return (
      <>
        <bdi dir="auto" className="font-semibold">
          {answer.trim()}
        </bdi>
        {" · "}
        {action(key)}
      </>
    );
  };
}

function useActionWords(): (key: KeyValues) => ReactNode {
  const t = useTranslations("composer.keys");
  return (key) => {
    if (lackingField(key)) return `${t(`kinds.${key.kind}`)} (${t("incomplete")})`;
    const parts = { ltr: (chunks: ReactNode) => <Ltr mono>{chunks}</Ltr>, bdi: (chunks: ReactNode) => <bdi dir="auto">{chunks}</bdi> };
    switch (key.kind) {
      case "none":
      case "replay":
      case "digits":
        return t(`kinds.${key.kind}`);
      case "phone":
        return t.rich("words.phone", { phone: shownPhone(key.phone), ...parts });
      case "extension":
        return t.rich("words.extension", { extension: key.extension, ...parts });
      case "sip":
        return t.rich("words.sip", { uri: key.uri, ...parts });
      case "donation":
        return (
          <>
            {t.rich(key.amountLocked ? "words.donationFixed" : "words.donation", { amount: key.amount, ...parts })}
            {" · "}
            {t.rich("words.donationFor", { category: key.category, terminal: key.terminal, ...parts })}
            {key.requireCvv && ` · ${t("words.withCvv")}`}
          </>
        );
    }
  };
}

/** A phone as it is read, where it is one; what was typed where it isn't. */
export function shownPhone(raw: string): string {
  const reading = readPhone(raw);
  return reading.kind === "phone" ? formatPhone(reading.phone) : raw;
}

interface KeySummary {
  digit: string;
  /** The name and the action with its facts. */
  words: ReactNode;
  /** The name alone, or the action in a word. */
  short: ReactNode;
}

/** The keys of the campaign that is being composed: one a key that does something, the opt-out last. */
export function useKeySummaries(): KeySummary[] {
  const t = useTranslations("composer.keys");
  const words = useKeyWords();
  const { keys, answers } = useComposer().values;
  const assigned = assignedKeys(keys).map(({ digit, key }) => ({
    digit,
    words: words(key, answers[digit]),
    short: <bdi>{answers[digit].trim() || t(`short.${key.kind}`)}</bdi>,
  }));
  return [...assigned, { digit: "9", words: t("optOut"), short: t("optOutShort") }];
}
