"use client";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { PasswordField } from "@/components/ui/PasswordField";
import { PASSWORD_MIN, passwordLength } from "@/lib/auth/password-rules";

interface NewPasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Whether saving was asked for: before, nothing is wrong yet. */
  asked: boolean;
  /** What the server found wrong: too common, the present one. */
  problem?: string | undefined;
  inputRef?: Ref<HTMLInputElement>;
}

export const isLongEnough = (password: string) => passwordLength(password) >= PASSWORD_MIN;

/** A password that is being chosen: the rule, and how far it is. What is too common only the server can tell. */
export function NewPasswordField({ label, value, onChange, asked, problem, inputRef }: NewPasswordFieldProps) {
  const t = useTranslations("passwords");
  const count = passwordLength(value);
  const short = count === 0 ? t("missing") : t("tooShort", { count, min: PASSWORD_MIN });
  const rule = t("rule", { min: PASSWORD_MIN });
  const progress = isLongEnough(value) ? t("enough", { count }) : t("count", { count, min: PASSWORD_MIN });
  const isShort = asked && !isLongEnough(value);
  return (
    <PasswordField
      label={label}
      name="new-password"
      autoComplete="new-password"
      inputRef={inputRef}
      value={value}
      onChange={onChange}
      description={count === 0 || isShort ? rule : `${rule} ${progress}`}
      errorMessage={isShort ? short : problem}
    />
  );
}
