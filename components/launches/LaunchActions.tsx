"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { readLaunched, writeStored } from "@/components/composer/storage";
import { useActor } from "@/components/shell/actor-context";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { LinkButton } from "@/components/ui/LinkButton";
import { useErrorText } from "@/components/ui/use-error-text";
import { useLaunchDecision } from "@/lib/launches/queries";
import type { Launch } from "@/lib/launches/schema";
import { paths } from "@/lib/paths";

/** What a person may do now: take it back, let it begin, read its report, or begin anew. */
export function LaunchActions({ launch }: { launch: Launch }) {
  const t = useTranslations("launches");
  const errorText = useErrorText();
  const cancel = useLaunchDecision(launch.id, "cancel");
  const release = useLaunchDecision(launch.id, "release");
  const secondsLeft = useSecondsUntil(launch.undoUntil);
  const error = cancel.error ?? release.error;
  const { cancel: mayCancel, release: mayRelease } = launch.allowed;
  const again = useLaunchAgain(launch);
  if (!mayCancel && !mayRelease && launch.campaignId === null && !again) return null;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {mayRelease && (
          <Button kind="primary" size="large" onPress={() => release.mutate()} isPending={release.isPending}>
            {t("actions.release")}
          </Button>
        )}
        {mayCancel && (
          <Button size="large" autoFocus={launch.undoUntil !== undefined} onPress={() => cancel.mutate()} isPending={cancel.isPending}>
            {secondsLeft === null ? t("actions.cancel") : t("actions.undo", { seconds: secondsLeft })}
          </Button>
        )}
        {again && (
          <Button kind="primary" size="large" onPress={again}>
            {t("actions.again")}
          </Button>
        )}
        {launch.campaignId !== null && (
          <LinkButton href={paths.campaign(launch.campaignId)} size="large" kind={mayRelease ? "secondary" : "primary"}>
            {t("actions.report")}
          </LinkButton>
        )}
      </div>
      {error && (
        <Banner tone="danger" announce>
          {errorText(error)}
        </Banner>
      )}
    </div>
  );
}

const CAME_TO_NOTHING: Launch["state"][] = ["cancelled", "rejected", "refused", "not-sent", "absent"];

/** Leads back to the composer with what this launch was made of, where it came to nothing and this tab made it; otherwise null. */
function useLaunchAgain({ id, state }: Launch): (() => void) | null {
  const { id: actorId } = useActor();
  const router = useRouter();
  const [values, setValues] = useState<ReturnType<typeof readLaunched>>(null);
  useEffect(() => setValues(readLaunched(actorId, id)), [actorId, id]);
  if (!values || !CAME_TO_NOTHING.includes(state)) return null;
  return () => {
    writeStored(actorId, { values, decision: null });
    router.push(paths.newCampaign());
  };
}

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
