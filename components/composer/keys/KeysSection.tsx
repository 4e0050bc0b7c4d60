"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/Banner";
import type { AssignableKey } from "@/lib/campaigns/key-actions";
import { useComposer } from "../use-composer";
import { assignedKeys } from "../values";
import { KeyEditor } from "./KeyEditor";
import { Keypad } from "./Keypad";
import { useKeyWords } from "./use-key-words";

/** What each key does while the message is heard: a keypad to choose from, and the chosen key's action beside it. */
export function KeysSection() {
  const t = useTranslations("composer.keys");
  const { values } = useComposer();
  const [digit, setDigit] = useState<AssignableKey>(() => assignedKeys(values.keys)[0]?.digit ?? "1");
  const isSilent = values.message.kind === "extension" || values.message.kind === "apiUrl";
  return (
    <div className="flex flex-col gap-4">
      {isSilent && assignedKeys(values.keys).length > 0 && <Banner tone="warning">{t("noMessage")}</Banner>}
      <div className="grid gap-6 md:grid-cols-[216px_minmax(0,1fr)]">
        <Keypad chosen={digit} onChoose={setDigit} />
        <KeyEditor key={digit} digit={digit} />
      </div>
      <KeyList />
    </div>
  );
}

/** All keys that do something, in words; the opt-out is always among them. */
function KeyList() {
  const t = useTranslations("composer.keys");
  const { values } = useComposer();
  const words = useKeyWords();
  return (
    <section aria-label={t("summary")}>
      <h3 className="mb-1 font-semibold text-sm">{t("summary")}</h3>
      <ul className="divide-y rounded-md border">
        {assignedKeys(values.keys).map(({ digit, key }) => (
          <li key={digit} className="flex min-h-10 items-center gap-3 px-3 py-1">
            <KeyCap>{digit}</KeyCap>
            <span className="min-w-0 break-words">{words(key)}</span>
          </li>
        ))}
        <li className="flex min-h-10 items-center gap-3 px-3 py-1">
          <KeyCap>9</KeyCap>
          <span className="min-w-0">
            {t("optOut")} <span className="text-ink-2 text-sm">{t("optOutFixed")}</span>
          </span>
        </li>
      </ul>
    </section>
  );
}

function KeyCap({ children }: { children: string }) {
  return (
    <bdi dir="ltr" className="grid size-6 shrink-0 place-items-center rounded-full border border-line-strong font-semibold text-sm">
      {children}
    </bdi>
  );
}
