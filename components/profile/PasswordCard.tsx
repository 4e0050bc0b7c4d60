"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { useActor } from "@/components/shell/actor-context";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { PasswordField } from "@/components/ui/PasswordField";
import { useErrorText } from "@/components/ui/use-error-text";
import { isLongEnough, NewPasswordField } from "@/components/users/NewPasswordField";
import { fieldProblems, wholeProblem } from "@/lib/http/field-problems";
import { useChangePassword } from "@/lib/users/queries";

/** Changes one's own password, which ends the sessions elsewhere. */
export function PasswordCard() {
  const t = useTranslations("profile.password");
  const errorText = useErrorText();
  const { email } = useActor();
  const change = useChangePassword();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [asked, setAsked] = useState(false);
  const currentField = useRef<HTMLInputElement>(null);
  const nextField = useRef<HTMLInputElement>(null);
  const problems = fieldProblems(change.error);
  // Of what this form sends, only the new password can be wrong without its field being named.
  const passwordProblem = wholeProblem(change.error) ?? undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!current) return currentField.current?.focus();
    if (!isLongEnough(next)) return nextField.current?.focus();
    if (change.isPending) return;
    change.mutate(
      { currentPassword: current, newPassword: next },
      {
        onSuccess: () => {
          setCurrent("");
          setNext("");
          setAsked(false);
        },
        onError: (error) => (fieldProblems(error).has("currentPassword") ? currentField : nextField).current?.focus(),
      },
    );
  };
  return (
    <Card title={t("title")}>
      <p className="mb-4 text-ink-2">{t("intro")}</p>
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {/* For the browser's password keeper: whose password this is. */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label={t("current")}
          name="current-password"
          autoComplete="current-password"
          inputRef={currentField}
          value={current}
          onChange={setCurrent}
          errorMessage={asked && !current ? t("missing") : problems.get("currentPassword")}
        />
        <NewPasswordField
          label={t("next")}
          value={next}
          onChange={setNext}
          asked={asked}
          problem={problems.get("newPassword") ?? passwordProblem}
          inputRef={nextField}
        />
        {change.error && problems.size === 0 && !passwordProblem && (
          <Banner tone="danger" announce>
            {errorText(change.error)}
          </Banner>
        )}
        {change.isSuccess && !asked && (
          <Banner tone="success" title={t("done")} announce>
            {t("doneText")}
          </Banner>
        )}
        <Button type="submit" kind="primary" size="large" isPending={change.isPending} className="self-start max-md:self-stretch">
          {t("submit")}
        </Button>
      </form>
    </Card>
  );
}
