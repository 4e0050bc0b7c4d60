"use client";
import { useTranslations } from "next-intl";
import type { Launch } from "@/lib/launches/schema";
import { AbandonButton } from "./AbandonButton";
import { AmberPanel } from "./AmberPanel";
import { CandidatesTable } from "./CandidatesTable";
import { ReleaseButton } from "./ReleaseButton";

/** A person has to decide: what was found, and exactly the acts that can't call anybody twice. */
export function DecisionPanel({ launch }: { launch: Launch }) {
  const t = useTranslations("launches.decision");
  const { campaignId, allowed, problem, releasable } = launch;
  const candidates = launch.search?.candidates ?? [];
  const choices = candidates.filter((candidate) => candidate.campaignId !== campaignId);
  // One that arrived after the last look stands in no list of candidates.
  const found = campaignId === null ? new Set([...releasable, ...launch.strayIds]) : [];
  const unlisted = [...found].filter((id) => candidates.every((candidate) => candidate.campaignId !== id));
  return (
    <>
      <AmberPanel
        title={problem?.message ?? t("title")}
        actions={
          <>
            {allowed.release && campaignId !== null && (
              <ReleaseButton launch={launch} campaignId={campaignId} recipients={recipientsOf(launch)} kind="primary" size="large">
                {t("release")}
              </ReleaseButton>
            )}
            {allowed.abandon && <AbandonButton launchId={launch.id} />}
          </>
        }
      >
        <p className="text-ink-2">{allowed.release || allowed.abandon ? t(hintOf(launch)) : t("notYours")}</p>
      </AmberPanel>
      {(choices.length > 0 || unlisted.length > 0) && <CandidatesTable launch={launch} candidates={choices} unlisted={unlisted} />}
    </>
  );
}

/** How many its own campaign would call: as it was found, where that differs from what was expected. */
function recipientsOf({ steps, dryRun }: Launch): number | null {
  const found = steps.findLast(({ event }) => event === "doubt")?.evidence["accepted"];
  return typeof found === "number" ? found : (dryRun?.accepted ?? null);
}

function hintOf({ campaignId, releasable }: Launch): "own" | "choose" | "nothing" {
  if (campaignId !== null) return "own";
  return releasable.length > 0 ? "choose" : "nothing";
}
