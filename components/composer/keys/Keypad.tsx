"use client";
import clsx from "clsx";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { ASSIGNABLE_KEYS, type AssignableKey } from "@/lib/campaigns/key-actions";
import { stepOf } from "../steps";
import { useComposer } from "../use-composer";

const KEY = "flex h-14 flex-col items-center justify-center rounded-[8px] border";

/** Keys 1–8 as a telephone has them, left to right in both languages; 9 is the opt-out and can't be chosen. */
export function Keypad({ chosen, onChoose }: { chosen: AssignableKey; onChoose: (digit: AssignableKey) => void }) {
  const t = useTranslations("composer.keys");
  const { values, problems } = useComposer();
  const faulty = new Set(problems.filter(({ path }) => stepOf(path) === "keys").map(({ path }) => path.split(".")[1]));
  return (
    <div className="flex flex-col gap-2">
      <ToggleButtonGroup
        aria-label={t("keypad")}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={(keys) => {
          const digit = ASSIGNABLE_KEYS.find((key) => keys.has(key));
          if (digit) onChoose(digit);
        }}
        dir="ltr"
        className="grid max-w-72 grid-cols-3 gap-2"
      >
        {ASSIGNABLE_KEYS.map((digit) => {
          const { kind } = values.keys[digit];
          const answer = values.answers[digit].trim();
          const action = t(`short.${kind}`);
          return (
            <ToggleButton
              key={digit}
              id={digit}
              aria-label={t("keyLabel", { digit, action: kind === "none" || answer === "" ? action : `${answer}, ${action}` })}
              className={clsx(
                KEY,
                "cursor-pointer outline-offset-2 transition-colors hover:bg-hover selected:border-accent selected:bg-accent-soft selected:shadow-[inset_0_0_0_1px_var(--accent)]",
                kind === "none" ? "border-line" : "border-line-strong",
              )}
            >
              <span className={clsx("text-lg leading-6", kind === "none" ? "text-ink-2" : "font-semibold")}>{digit}</span>
              <span className={clsx("max-w-full truncate px-1 text-sm leading-4", faulty.has(digit) ? "text-warning" : "text-ink-2")}>
                {faulty.has(digit) ? t("incomplete") : kind !== "none" && <bdi>{answer || action}</bdi>}
              </span>
            </ToggleButton>
          );
        })}
        <div className={clsx(KEY, "border-line border-dashed text-ink-2")} role="img" aria-label={t("locked")}>
          <span className="text-lg leading-6" aria-hidden>
            9
          </span>
          <Lock size={14} aria-hidden />
        </div>
      </ToggleButtonGroup>
      <p className="text-ink-2 text-sm">{t("lockedWhy")}</p>
    </div>
  );
}
