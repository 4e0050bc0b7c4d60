"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { ASSIGNABLE_KEYS } from "@/lib/campaigns/key-actions";
import { shownPhone } from "../../keys/use-key-words";
import { useComposer } from "../../use-composer";
import type { Told } from "./phone-call";
import type { Sound } from "./sound";

/** What happened in the call, as a sentence. */
export function useToldWords(sound: Sound): (told: Told) => ReactNode {
  const t = useTranslations("composer.phone");
  const { keys, answers } = useComposer().values;
  const parts = {
    num: ltr,
    mono: (chunks: ReactNode) => (
      <Ltr mono className="break-all whitespace-normal!">
        {chunks}
      </Ltr>
    ),
    bdi: (chunks: ReactNode) => <bdi dir="auto">{chunks}</bdi>,
  };
  const pressed = (key: string) => ({ ...parts, key, press: () => <Pressed digit={key} name={nameOf(key, answers)} /> });
  return (told) => {
    switch (told.what) {
      case "handed":
        return sound.kind === "handed" && t.rich(`told.handed.${sound.to}`, { ...parts, target: sound.target });
      case "typed":
        return t.rich("told.typed", { ...parts, digits: told.digits });
      case "connected": {
        const { kind, phone, extension, uri } = keys[told.key];
        if (kind === "phone") return t.rich("told.connected.phone", { ...pressed(told.key), target: shownPhone(phone) });
        if (kind === "extension") return t.rich("told.connected.extension", { ...pressed(told.key), target: extension.trim() });
        return t.rich("told.connected.sip", { ...pressed(told.key), target: uri.trim() });
      }
      case "donation": {
        const { amount, category } = keys[told.key];
        return t.rich("told.donation", { ...pressed(told.key), amount: amount.trim(), category: category.trim() });
      }
      case "replayed":
      case "taken":
      case "lacking":
      case "nothing":
      case "passedOn":
        return t.rich(`told.${told.what}`, pressed(told.key));
      case "optedOut":
        return t.rich("told.optedOut", pressed("9"));
      default:
        return t(`told.${told.what}`);
    }
  };
}

const nameOf = (digit: string, answers: Record<(typeof ASSIGNABLE_KEYS)[number], string>): string => {
  const known = ASSIGNABLE_KEYS.find((key) => key === digit);
  return known ? answers[known].trim() : "";
};

function Pressed({ digit, name }: { digit: string; name: string }) {
  return (
    <>
      <Ltr>{digit}</Ltr>
      {name !== "" && (
        <>
          {" · "}
          <bdi dir="auto">{name}</bdi>
        </>
      )}
    </>
  );
}
