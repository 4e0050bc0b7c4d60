"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { formatPhone, readPhone } from "@/lib/phones/number";
import type { KeyValues } from "../values";

/** What a key does, in words with its facts: "connects to 052-1111111". What isn't filled in yet is said to be missing. */
export function useKeyWords(): (key: KeyValues) => ReactNode {
  const t = useTranslations("composer.keys");
  return (key) => {
    if (needs(key).some((text) => text.trim() === "")) return `${t(`kinds.${key.kind}`)} (${t("incomplete")})`;
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

function shownPhone(raw: string): string {
  const reading = readPhone(raw);
  return reading.kind === "phone" ? formatPhone(reading.phone) : raw;
}

/** What an action can't do without. */
function needs({ kind, phone, extension, uri, terminal, amount, category }: KeyValues): string[] {
  switch (kind) {
    case "phone":
      return [phone];
    case "extension":
      return [extension];
    case "sip":
      return [uri];
    case "donation":
      return [terminal, amount, category];
    default:
      return [];
  }
}
