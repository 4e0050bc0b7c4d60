"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { LinkButton } from "@/components/ui/LinkButton";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { paths } from "@/lib/paths";
import type { DraftKeeper } from "./draft-keeper";
import type { Trouble } from "./draft-start";
import { useOpenDraft } from "./use-draft";

const DOM_ID = "draft-trouble";

/** Brings the choice that has to be made first into sight. */
export function showTrouble(): void {
  const place = document.getElementById(DOM_ID);
  place?.scrollIntoView({ block: "center" });
  place?.querySelector<HTMLElement>("a, button")?.focus({ preventScroll: true });
}

/** Why nothing is saved any more, and what a person can choose. Nothing of anybody's is lost by either choice. */
export function DraftTrouble() {
  const { keeper, keeping } = useOpenDraft();
  const { trouble } = keeping;
  return (
    <div id={DOM_ID} className="empty:hidden">
      {trouble?.kind === "changed" && <Changed keeper={keeper} trouble={trouble} />}
      {trouble?.kind === "launched" && <Launched keeper={keeper} launchId={trouble.launchId} />}
      {trouble?.kind === "deleted" && <Deleted keeper={keeper} />}
    </div>
  );
}

function Changed({ keeper, trouble: { by, at } }: { keeper: DraftKeeper; trouble: Extract<Trouble, { kind: "changed" }> }) {
  const t = useTranslations("drafts.trouble");
  const { takeTheirs, keepMine, isPending } = useChoice(keeper);
  const who = () => <bdi dir="auto">{by}</bdi>;
  return (
    <Told title={t.rich("changed", { who, when: () => <RelativeTime at={at} /> })} text={t("changedText")}>
      <Button kind="primary" isPending={takeTheirs.isPending} isDisabled={isPending} onPress={() => takeTheirs.mutate()}>
        {t.rich("takeTheirs", { who })}
      </Button>
      <Button isPending={keepMine.isPending} isDisabled={isPending} onPress={() => keepMine.mutate(copyTitle(t, keeper))}>
        {t("keepMine")}
      </Button>
    </Told>
  );
}

function Launched({ keeper, launchId }: { keeper: DraftKeeper; launchId: string }) {
  const t = useTranslations("drafts.trouble");
  const closed = useTranslations("drafts.closed");
  return (
    <Told title={t("launched")} text={t("launchedText")}>
      <LinkButton kind="primary" href={paths.launch(launchId)}>
        {closed("toLaunch")}
      </LinkButton>
      <KeepAsNew keeper={keeper} />
    </Told>
  );
}

function Deleted({ keeper }: { keeper: DraftKeeper }) {
  const t = useTranslations("drafts.trouble");
  return (
    <Told title={t("deleted")} text={t("deletedText")}>
      <KeepAsNew keeper={keeper} />
    </Told>
  );
}

function KeepAsNew({ keeper }: { keeper: DraftKeeper }) {
  const t = useTranslations("drafts.trouble");
  const { keepMine } = useChoice(keeper);
  return (
    <Button isPending={keepMine.isPending} onPress={() => keepMine.mutate(keeper.form.title)}>
      {t("keepAsNew")}
    </Button>
  );
}

function Told({ title, text, children }: { title: ReactNode; text: string; children: ReactNode }) {
  return (
    <Banner
      tone="warning"
      announce
      title={title}
      className="mb-4 flex-wrap"
      action={<div className="flex flex-wrap gap-2 max-md:flex-col">{children}</div>}
    >
      {text}
    </Banner>
  );
}

type Words = ReturnType<typeof useTranslations<"drafts.trouble">>;

function copyTitle(t: Words, keeper: DraftKeeper): string {
  const title = keeper.form.title.trim();
  return title === "" ? t("copyUntitled") : t("copyTitle", { title });
}

function useChoice(keeper: DraftKeeper) {
  const t = useTranslations("drafts.trouble");
  const router = useRouter();
  const errorText = useErrorText();
  const onError = (error: unknown) => toast({ tone: "danger", title: t("failed"), description: errorText(error) });
  const takeTheirs = useMutation({
    mutationFn: () => keeper.takeTheirs(copyTitle(t, keeper)),
    onSuccess: ({ id, title }) => {
      const action = { label: t("openCopy"), onPress: () => router.push(paths.draft(id)) };
      toast({ tone: "success", title: t("copied"), description: title, action });
    },
    onError,
  });
  const keepMine = useMutation({ mutationFn: (title: string) => keeper.keepMine(title), onError });
  return { takeTheirs, keepMine, isPending: takeTheirs.isPending || keepMine.isPending };
}
