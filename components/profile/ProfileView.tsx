"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useActor } from "@/components/shell/actor-context";
import { Page } from "@/components/shell/Page";
import { Card } from "@/components/ui/Card";
import { Ltr } from "@/components/ui/Ltr";
import type { Theme } from "@/lib/i18n/config";
import { DisplayCard } from "./DisplayCard";
import { PasswordCard } from "./PasswordCard";
import { SignalsCard } from "./SignalsCard";

/** One's own account: who one is and what one may do, the password, how the screens look, and how this browser calls. */
export function ProfileView({ theme }: { theme: Theme }) {
  const t = useTranslations("profile");
  return (
    <Page title={t("title")}>
      <div className="grid max-w-240 items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <DetailsCard />
          <DisplayCard theme={theme} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <SignalsCard />
          <PasswordCard />
        </div>
      </div>
    </Page>
  );
}

function DetailsCard() {
  const t = useTranslations("profile.details");
  const roles = useTranslations("shell.roles");
  const may = useTranslations("users.may");
  const { name, email, role } = useActor();
  return (
    <Card title={t("title")}>
      <dl className="flex flex-col gap-3">
        <Detail label={t("name")}>
          <bdi>{name}</bdi>
        </Detail>
        <Detail label={t("email")}>
          <Ltr className="wrap-anywhere whitespace-normal!">{email}</Ltr>
        </Detail>
        <Detail label={t("role")}>
          {roles(role)}
          <span className="block text-ink-2 text-sm">{may(role)}</span>
        </Detail>
      </dl>
      <p className="mt-4 text-ink-2 text-sm">{t("change")}</p>
    </Card>
  );
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-2 text-sm">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
