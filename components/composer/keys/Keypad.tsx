"use client";
import clsx from "clsx";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { I18nProvider, RadioButton, RadioField, RadioGroup } from "react-aria-components";
import { ASSIGNABLE_KEYS, type AssignableKey } from "@/lib/campaigns/key-actions";
import { stepOf } from "../steps";
import { useComposer } from "../use-composer";

const KEY = "flex h-14 flex-col items-center justify-center rounded-[8px] border";

/** Keys 1–8 as a telephone has them, left to right in both languages; 9 is the opt-out and can't be chosen. */
export function Keypad({ chosen, onChoose }: { chosen: AssignableKey; onChoose: (digit: AssignableKey) => void }) {
  const t = useTranslations("composer.keys");
  const { problems } = useComposer();
  const faulty = new Set(problems.filter(({ path }) => stepOf(path) === "keys").map(({ path }) => path.split(".")[1]));
  return (
    <div className="flex flex-col gap-2">
      {/* A telephone's keys run from left to right, and so do the arrows between them. */}
      <I18nProvider locale="en">
        <RadioGroup
          aria-label={t("keypad")}
          value={chosen}
          onChange={(key) => {
            const digit = ASSIGNABLE_KEYS.find((candidate) => candidate === key);
            if (digit) onChoose(digit);
          }}
          orientation="horizontal"
          dir="ltr"
          className="grid max-w-72 grid-cols-3 gap-2"
        >
          {ASSIGNABLE_KEYS.map((digit) => (
            <Key key={digit} digit={digit} isFaulty={faulty.has(digit)} />
          ))}
          <div className={clsx(KEY, "border-line border-dashed text-ink-2")} role="img" aria-label={t("locked")}>
            <span className="text-lg leading-6" aria-hidden>
              9
            </span>
            <Lock size={14} aria-hidden />
          </div>
        </RadioGroup>
      </I18nProvider>
      <p className="text-ink-2 text-sm">{t("lockedWhy")}</p>
    </div>
  );
}

function Key({ digit, isFaulty }: { digit: AssignableKey; isFaulty: boolean }) {
  const t = useTranslations("composer.keys");
  const { values } = useComposer();
  const { kind } = values.keys[digit];
  const answer = values.answers[digit].trim();
  const action = t(`short.${kind}`);
  return (
    <RadioField
      value={digit}
      aria-label={t("keyLabel", { digit, action: kind === "none" || answer === "" ? action : `${answer}, ${action}` })}
      className="relative"
    >
      <RadioButton
        className={clsx(
          KEY,
          "cursor-pointer outline-offset-2 transition-colors hover:bg-hover selected:border-accent selected:bg-accent-soft selected:shadow-[inset_0_0_0_1px_var(--accent)] focus-visible:outline-2 focus-visible:outline-accent",
          kind === "none" ? "border-line" : "border-line-strong",
        )}
      >
        <span className={clsx("text-lg leading-6", kind === "none" ? "text-ink-2" : "font-semibold")}>{digit}</span>
        <span className={clsx("max-w-full truncate px-1 text-sm leading-4", isFaulty ? "text-warning" : "text-ink-2")}>
          {isFaulty ? t("incomplete") : kind !== "none" && <bdi>{answer || action}</bdi>}
        </span>
      </RadioButton>
    </RadioField>
  );
}
