"use client";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Ltr } from "@/components/ui/Ltr";
import { TextField } from "@/components/ui/TextField";
import { useErrorText } from "@/components/ui/use-error-text";
import { fieldProblems, wholeProblem } from "@/lib/http/field-problems";
import { formatTime } from "@/lib/time";
import { useSetPassword } from "@/lib/users/queries";
import type { PasswordLinkState } from "@/lib/users/schema";
import { isLongEnough, NewPasswordField } from "./NewPasswordField";

interface SetPasswordFormProps {
  token: string;
  link: PasswordLinkState;
  /** With the e-mail of the account that can now sign in. */
  onDone: (email: string) => void;
}

/** Chooses a password for the account of the link; for the first admin, e-mail and name too. */
export function SetPasswordForm({ token, link, onDone }: SetPasswordFormProps) {
  const t = useTranslations("setPassword");
  const errorText = useErrorText();
  const set = useSetPassword();
  const isSetUp = link.kind === "first-admin";
  const [person, setPerson] = useState({ name: "", email: "" });
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const problems = fieldProblems(set.error);
  // Of what this form sends, only the password can be wrong without its field being named.
  const passwordProblem = wholeProblem(set.error) ?? undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (set.isPending) return;
    const isWhole = isLongEnough(password) && (!isSetUp || (person.name.trim() && person.email.trim()));
    if (!isWhole) return focusFirstInvalid(form.current);
    const email = link.email ?? person.email.trim().toLowerCase();
    set.mutate(
      { token, password, ...(isSetUp && person) },
      { onSuccess: () => onDone(email), onError: () => focusFirstInvalid(form.current) },
    );
  };
  return (
    <>
      <h1 className="mb-4 font-semibold text-xl">{t(isSetUp ? "setUpTitle" : "title")}</h1>
      <div className="mb-6 text-ink-2">
        <Whose link={link} />
      </div>
      <form ref={form} method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {isSetUp && <PersonFields person={person} onChange={setPerson} asked={asked} problems={problems} />}
        <NewPasswordField
          label={t("password")}
          value={password}
          onChange={setPassword}
          asked={asked}
          problem={problems.get("password") ?? passwordProblem}
        />
        {set.error && problems.size === 0 && !passwordProblem && (
          <Banner tone="danger" announce>
            {errorText(set.error)}
          </Banner>
        )}
        <Button type="submit" kind="primary" size="large" isPending={set.isPending}>
          {t(isSetUp ? "submitSetUp" : "submit")}
        </Button>
      </form>
    </>
  );
}

function Whose({ link }: { link: PasswordLinkState }) {
  const t = useTranslations("setPassword");
  const locale = useLocale();
  const tags = {
    b: (chunks: React.ReactNode) => <bdi className="font-semibold text-ink">{chunks}</bdi>,
    ltr: (chunks: React.ReactNode) => <Ltr className="wrap-anywhere whitespace-normal!">{chunks}</Ltr>,
  };
  return (
    <>
      <p>{link.email === null ? t("setUpIntro") : t.rich("for", { name: link.name ?? "", email: link.email, ...tags })}</p>
      <p className="text-sm">{t("until", { time: formatTime(link.expiresAt, locale, "time") })}</p>
    </>
  );
}

interface Person {
  name: string;
  email: string;
}

interface PersonFieldsProps {
  person: Person;
  onChange: (person: Person) => void;
  asked: boolean;
  problems: ReadonlyMap<string, string>;
}

function PersonFields({ person, onChange, asked, problems }: PersonFieldsProps) {
  const t = useTranslations("users.fields");
  return (
    <>
      <TextField
        label={t("name")}
        name="name"
        autoComplete="name"
        autoFocus
        value={person.name}
        onChange={(name) => onChange({ ...person, name })}
        errorMessage={asked && !person.name.trim() ? t("missingName") : problems.get("name")}
      />
      <TextField
        label={t("email")}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        ltr
        value={person.email}
        onChange={(email) => onChange({ ...person, email })}
        errorMessage={asked && !person.email.trim() ? t("missingEmail") : problems.get("email")}
      />
    </>
  );
}

/** After the screen has drawn what is wrong. */
function focusFirstInvalid(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLInputElement>("input[aria-invalid=true]")?.focus());
}
