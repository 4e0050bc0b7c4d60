"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Button } from "react-aria-components";
import { useComposer } from "../../use-composer";
import { PHONE_KEYS, type PhoneKey } from "./phone-call";

interface PhoneKeysProps {
  onPress: (key: PhoneKey) => void;
  isDisabled: boolean;
}

/** The keys of the drawn telephone: left to right in both languages. Those that do something stand out. */
export function PhoneKeys({ onPress, isDisabled }: PhoneKeysProps) {
  const t = useTranslations("composer.phone");
  const { keys } = useComposer().values;
  const isActive = (key: PhoneKey) => key === "9" || Object.entries(keys).some(([digit, { kind }]) => digit === key && kind !== "none");
  return (
    <fieldset dir="ltr" aria-label={t("keys")} className="grid min-w-0 grid-cols-3 gap-2">
      {PHONE_KEYS.map((key) => (
        <Button
          key={key}
          onPress={() => onPress(key)}
          isDisabled={isDisabled}
          className={clsx(
            "h-9 cursor-pointer rounded-full border transition-colors hover:bg-hover pressed:bg-sunken disabled:cursor-default disabled:hover:bg-transparent max-md:h-12",
            isActive(key) ? "border-line-strong font-semibold text-ink" : "border-line text-ink-3",
          )}
        >
          {key}
        </Button>
      ))}
    </fieldset>
  );
}
