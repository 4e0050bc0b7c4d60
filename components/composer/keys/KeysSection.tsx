"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { ASSIGNABLE_KEYS, type AssignableKey } from "@/lib/campaigns/key-actions";
import { assignedKeys } from "@/lib/drafts/form";
import { useComposer } from "../use-composer";
import { useShownField } from "../use-sections";
import { KeyEditor } from "./KeyEditor";
import { KeyList } from "./KeyList";
import { Keypad } from "./Keypad";
import { KeyTemplates } from "./KeyTemplates";
import { firstToFill } from "./key-fields";
import { clearKey, type KeyForm } from "./templates";
import { useKeyChanges } from "./use-key-changes";

/** What each key does while the message is heard: a keypad to choose from, and the chosen key's action beside it. */
export function KeysSection() {
  const t = useTranslations("composer.keys");
  const { form, values } = useComposer();
  const [digit, setDigit] = useState<AssignableKey>(() => assignedKeys(values.keys)[0]?.digit ?? "1");
  const [target, setTarget] = useState<ReturnType<typeof firstToFill> | null>(null);
  const keypad = useRef<HTMLDivElement>(null);
  const change = useKeyChanges();
  const isSilent = values.message.kind === "extension" || values.message.kind === "apiUrl";

  // The field is there once the key's own editor is.
  useEffect(() => {
    if (target) form.setFocus(target.field);
  }, [target, form]);

  // Somebody is led to a key's field: that key's editor comes out.
  const shown = useShownField();
  useEffect(() => {
    const [noun, named] = shown?.path.split(".") ?? [];
    const key = ASSIGNABLE_KEYS.find((candidate) => candidate === named);
    if (key && (noun === "keys" || noun === "answers")) setDigit(key);
  }, [shown]);

  const fill = (filled: KeyForm, said: string) => {
    change(filled, said);
    const next = firstToFill(filled);
    setDigit(next.digit);
    setTarget(next);
  };
  const clear = () => {
    change(clearKey(digit, form.getValues()), t("cleared", { digit }));
    // The button that was pressed is gone with what it cleared.
    keypad.current?.querySelector<HTMLElement>("input:checked")?.focus();
  };
  return (
    <div className="flex flex-col gap-4">
      {isSilent && assignedKeys(values.keys).length > 0 && <Banner tone="warning">{t("noMessage")}</Banner>}
      <KeyTemplates onFill={fill} />
      <div className="grid gap-6 md:grid-cols-[264px_minmax(0,1fr)]">
        <div ref={keypad}>
          <Keypad chosen={digit} onChoose={setDigit} />
        </div>
        <KeyEditor key={digit} digit={digit} onClear={clear} />
      </div>
      <KeyList />
    </div>
  );
}
