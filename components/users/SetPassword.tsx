"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { keepWithPerson } from "@/components/shell/preferences";
import { SignedOutFrame } from "@/components/shell/SignedOutFrame";
import { signOut } from "@/components/shell/sign-out";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { LinkButton } from "@/components/ui/LinkButton";
import { Ltr } from "@/components/ui/Ltr";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { ApiProblem } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { userQueries } from "@/lib/users/queries";
import { SetPasswordForm } from "./SetPasswordForm";

/** What a one-time address leads to. The token stands in the fragment, which no server and no log sees. */
export function SetPassword({ signedInAs }: { signedInAs: string | null }) {
  const token = useFragment();
  const [doneFor, setDoneFor] = useState<string>();
  const finish = (email: string) => {
    // The token is worth nothing any more; neither should the address be that the browser remembers.
    window.history.replaceState(null, "", window.location.pathname);
    setDoneFor(email);
  };
  return (
    <SignedOutFrame onChoose={signedInAs === null ? undefined : (preference) => keepWithPerson(preference).catch(() => undefined)}>
      {doneFor !== undefined && <Finished email={doneFor} signedInAs={signedInAs} />}
      {doneFor === undefined && token === undefined && <Reading />}
      {doneFor === undefined && token === "" && <NoToken />}
      {doneFor === undefined && token && <Linked token={token} onDone={finish} />}
    </SignedOutFrame>
  );
}

/** Undefined until the browser was asked: the server never learns it. */
function useFragment(): string | undefined {
  const [fragment, setFragment] = useState<string>();
  useEffect(() => {
    const read = () => setFragment(window.location.hash.slice(1));
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return fragment;
}

function Linked({ token, onDone }: { token: string; onDone: (email: string) => void }) {
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery(userQueries.passwordLink(token));
  if (data) return <SetPasswordForm token={token} link={data} onDone={onDone} />;
  if (!error) return <Reading />;
  const isDead = error instanceof ApiProblem && (error.code === "not-found" || error.code === "invalid");
  if (isDead) return <Dead>{error.code === "not-found" ? error.message : undefined}</Dead>;
  return <Unread text={errorText(error)} isRetrying={isFetching} onRetry={() => refetch()} />;
}

function Unread({ text, isRetrying, onRetry }: { text: string; isRetrying: boolean; onRetry: () => void }) {
  const t = useTranslations();
  return (
    <>
      <Title>{t("setPassword.title")}</Title>
      <Banner tone="danger" announce>
        {text}
      </Banner>
      <Button className="mt-4" size="large" onPress={onRetry} isPending={isRetrying}>
        {t("ui.retry")}
      </Button>
    </>
  );
}

function Dead({ children }: { children?: ReactNode }) {
  const t = useTranslations("setPassword");
  return (
    <>
      <Title>{t("deadTitle")}</Title>
      <p className="mb-6 text-ink-2">{children ?? t("noToken")}</p>
      <LinkButton size="large" href={paths.signIn()}>
        {t("signIn")}
      </LinkButton>
    </>
  );
}

const NoToken = () => <Dead />;

function Finished({ email, signedInAs }: { email: string; signedInAs: string | null }) {
  const t = useTranslations("setPassword");
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string>();
  const leave = () => signOut().catch((error: unknown) => setProblem(errorText(error)));
  return (
    <>
      <Title>{t("doneTitle")}</Title>
      <p role="status" className="mb-6 text-ink-2">
        {t.rich("done", { email, ltr: (chunks) => <Ltr className="wrap-anywhere whitespace-normal!">{chunks}</Ltr> })}
      </p>
      {signedInAs && (
        <Banner tone="info" className="mb-6">
          {t("signedInAs", { email: signedInAs })}
        </Banner>
      )}
      {problem && (
        <Banner tone="danger" announce className="mb-6">
          {problem}
        </Banner>
      )}
      {signedInAs ? (
        <Button kind="primary" size="large" onPress={leave}>
          {t("signIn")}
        </Button>
      ) : (
        <LinkButton kind="primary" size="large" href={paths.signIn()}>
          {t("signIn")}
        </LinkButton>
      )}
    </>
  );
}

function Reading() {
  const t = useTranslations("setPassword");
  return (
    <>
      <Title>{t("title")}</Title>
      <Loading>
        <Skeleton className="mb-6 h-5 w-3/4" />
        <Skeleton className="mb-4 h-16" />
        <Skeleton className="h-10" />
      </Loading>
    </>
  );
}

function Title({ children }: { children: ReactNode }) {
  return <h1 className="mb-4 font-semibold text-xl">{children}</h1>;
}
