"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button as AriaButton, Form } from "react-aria-components";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { buttonStyle } from "@/components/ui/button-style";
import { Ltr } from "@/components/ui/Ltr";
import { PasswordField } from "@/components/ui/PasswordField";
import { TextField } from "@/components/ui/TextField";
import type { DemoAccount } from "@/lib/users/demo-accounts";
import { requestSignIn, type SignInAnswer } from "./request";

interface SignInFormProps {
  onSignedIn: () => Promise<void>;
  demoAccounts: readonly DemoAccount[];
}

export function SignInForm({ onSignedIn, demoAccounts }: SignInFormProps) {
  const t = useTranslations("signIn");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const [answer, setAnswer] = useState<SignInAnswer>();
  const [isPending, setPending] = useState(false);
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!email.trim()) return emailField.current?.focus();
    if (!password) return passwordField.current?.focus();
    if (isPending) return;
    setPending(true);
    setAnswer(undefined);
    const result = await requestSignIn(email, password);
    if (result.kind === "in") return onSignedIn();
    setAnswer(result);
    setPending(false);
    passwordField.current?.select();
  };
  const fill = (address: string) => {
    setEmail(address);
    passwordField.current?.focus();
  };

  return (
    <>
      <Form method="post" onSubmit={submit} className="flex flex-col gap-4">
        {answer && answer.kind !== "in" && <Refusal answer={answer} />}
        <TextField
          label={t("email")}
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          autoFocus
          ltr
          inputRef={emailField}
          value={email}
          onChange={setEmail}
          errorMessage={asked && !email.trim() ? t("missingEmail") : undefined}
        />
        <PasswordField
          label={t("password")}
          name="password"
          autoComplete="current-password"
          inputRef={passwordField}
          value={password}
          onChange={setPassword}
          errorMessage={asked && !password ? t("missingPassword") : undefined}
        />
        <Button type="submit" kind="primary" size="large" isPending={isPending}>
          {t("submit")}
        </Button>
      </Form>
      {demoAccounts.length > 0 && <DemoAccounts accounts={demoAccounts} onFill={fill} />}
    </>
  );
}

function Refusal({ answer }: { answer: SignInAnswer }) {
  const t = useTranslations("signIn");
  const text = {
    in: "",
    refused: t("refused"),
    locked: answer.kind === "locked" ? t("locked", { minutes: answer.minutes }) : "",
    unreachable: t("unreachable"),
    failed: t("failed"),
  }[answer.kind];
  return (
    <Banner tone="danger" announce>
      {text}
    </Banner>
  );
}

function DemoAccounts({ accounts, onFill }: { accounts: readonly DemoAccount[]; onFill: (email: string) => void }) {
  const t = useTranslations();
  return (
    <section className="mt-8 border-t pt-4">
      <p className="mb-3 text-ink-2 text-sm">{t("signIn.demo")}</p>
      <ul className="flex flex-col gap-1">
        {accounts.map(({ email, role }) => (
          <li key={email}>
            <AriaButton
              onPress={() => onFill(email)}
              aria-label={t("signIn.demoFill", { role: t(`shell.roles.${role}`) })}
              className={buttonStyle("quiet", "normal", "w-full justify-between! font-normal!")}
            >
              <span>{t(`shell.roles.${role}`)}</span>
              <Ltr>{email}</Ltr>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
