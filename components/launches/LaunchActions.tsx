"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { DuplicateButton } from "@/components/drafts/DuplicateButton";
import { Can } from "@/components/shell/Can";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { LinkButton } from "@/components/ui/LinkButton";
import { useErrorText } from "@/components/ui/use-error-text";
import { useLaunchDecision } from "@/lib/launches/queries";
import type { Launch } from "@/lib/launches/schema";
import { paths } from "@/lib/paths";

/** What a person may do now: take it back, let it begin, read its report, or begin anew. What a doubt asks stands with the doubt. */
export function LaunchActions({ launch }: { launch: Launch }) {
  const t = useTranslations("launches");
  const errorText = useErrorText();
  const decision = useLaunchDecision(launch.id);
  const secondsLeft = useSecondsUntil(launch.undoUntil);
  const isPending = (kind: "cancel" | "release") => decision.isPending && decision.variables.kind === kind;
  // Whoever may refuse it does so with a reason; taking it back is its author's.
  const mayCancel = launch.allowed.cancel && !launch.allowed.refuse;
  const mayRelease = launch.allowed.release && launch.state === "held";
  return (
    <>
      <div className="flex flex-wrap gap-2 empty:hidden max-md:flex-col">
        {mayRelease && (
          <Button kind="primary" size="large" onPress={() => decision.mutate({ kind: "release" })} isPending={isPending("release")}>
            {t("actions.release")}
          </Button>
        )}
        {mayCancel && (
          <Button
            size="large"
            autoFocus={launch.undoUntil !== undefined}
            onPress={() => decision.mutate({ kind: "cancel" })}
            isPending={isPending("cancel")}
          >
            {secondsLeft === null ? t("actions.cancel") : t("actions.undo", { seconds: secondsLeft })}
          </Button>
        )}
        {launch.draftId !== null && CAME_TO_NOTHING.includes(launch.state) && (
          <Can permission="drafts:manage">
            <LinkButton href={paths.draft(launch.draftId)} kind="primary" size="large">
              {t("actions.again")}
            </LinkButton>
          </Can>
        )}
        {launch.campaignId !== null && (
          <LinkButton
            href={paths.campaign(launch.campaignId)}
            size="large"
            kind={mayRelease || launch.state === "needs-person" ? "secondary" : "primary"}
          >
            {t("actions.report")}
          </LinkButton>
        )}
        <DuplicateButton copyOf={{ launchId: launch.id }} size="large" />
      </div>
      {decision.error && (
        <Banner tone="danger" announce>
          {errorText(decision.error)}
        </Banner>
      )}
    </>
  );
}

const CAME_TO_NOTHING: Launch["state"][] = ["cancelled", "rejected", "refused", "not-sent", "absent"];

const TICK_MS = 250;

/** Whole seconds until a moment, never under 0; null without one, and until the browser's clock was asked. */
function useSecondsUntil(at: string | undefined): number | null {
  const [now, setNow] = useState<number>();
  useEffect(() => {
    if (at === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [at]);
  return at === undefined || now === undefined ? null : Math.max(0, Math.ceil((Date.parse(at) - now) / 1000));
}
