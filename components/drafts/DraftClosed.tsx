"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/LinkButton";
import { paths } from "@/lib/paths";
import { DuplicateButton } from "./DuplicateButton";

/** It became a launch: that is where it goes on, or a copy of it. */
export function DraftLaunched({ draftId, launchId }: { draftId: string; launchId: string }) {
  const t = useTranslations("drafts.closed");
  return (
    <Closed title={t("launched")} text={t("launchedText")}>
      <LinkButton kind="primary" size="large" href={paths.launch(launchId)}>
        {t("toLaunch")}
      </LinkButton>
      <DuplicateButton copyOf={{ draftId }} size="large" />
    </Closed>
  );
}

export function DraftGone() {
  const t = useTranslations("drafts.closed");
  const actions = useTranslations("drafts.actions");
  return (
    <Closed title={t("gone")} text={t("goneText")}>
      <LinkButton kind="primary" size="large" href={paths.drafts()}>
        {t("toDrafts")}
      </LinkButton>
      <LinkButton size="large" icon={Plus} href={paths.newCampaign()}>
        {actions("newCampaign")}
      </LinkButton>
    </Closed>
  );
}

function Closed({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section role="status" className="flex max-w-140 flex-col items-start gap-4 max-md:items-stretch">
      <div>
        <h2 className="font-semibold text-lg">{title}</h2>
        <p className="mt-1 text-ink-2">{text}</p>
      </div>
      <div className="flex flex-wrap gap-2 max-md:flex-col">{children}</div>
    </section>
  );
}
