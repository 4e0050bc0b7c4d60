"use client";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Banner } from "@/components/ui/Banner";
import { Ltr } from "@/components/ui/Ltr";
import { TextLink } from "@/components/ui/TextLink";
import type { Launch } from "@/lib/launches/schema";
import { paths } from "@/lib/paths";
import { AbsentPanel } from "./AbsentPanel";
import { ApprovalPanel } from "./ApprovalPanel";
import { DecisionPanel } from "./DecisionPanel";
import { UnknownPanel } from "./UnknownPanel";

/** What went wrong, what is being checked, or what a person has to say to it. */
export function LaunchTrouble({ launch }: { launch: Launch }) {
  return (
    <>
      <StateTrouble launch={launch} />
      {!listsStrays(launch) && launch.strayIds.length > 0 && <StrayNote ids={launch.strayIds} isAlone={launch.campaignId === null} />}
    </>
  );
}

/** Where the launch goes by none of them, they stand among what was found. */
const listsStrays = ({ state, campaignId }: Launch) => state === "needs-person" && campaignId === null;

const FAILED: Launch["state"][] = ["rejected", "refused", "not-sent"];

function StateTrouble({ launch }: { launch: Launch }) {
  const { state, problem } = launch;
  switch (state) {
    case "unknown":
      return <UnknownPanel launch={launch} />;
    case "needs-person":
      return <DecisionPanel launch={launch} />;
    case "absent":
      return <AbsentPanel launch={launch} />;
    case "awaiting-approval":
      return <ApprovalPanel launch={launch} />;
    default:
      if (!problem) return null;
      return (
        <Banner tone={FAILED.includes(state) ? "danger" : "warning"} announce>
          {problem.message}
        </Banner>
      );
  }
}

/** Campaigns with the launch's mark beside the one it goes by: they were held, and stay so. */
/** @param isAlone the launch goes by no campaign: what was found is its only one, and stays on hold since it was given up */
function StrayNote({ ids, isAlone }: { ids: readonly number[]; isAlone: boolean }) {
  const t = useTranslations("launches.strays");
  return (
    <Banner tone="warning" title={t(isAlone ? "aloneTitle" : "title", { count: ids.length })}>
      {t(isAlone ? "aloneText" : "text", { count: ids.length })}{" "}
      {ids.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ", "}
          <TextLink href={paths.campaign(id)} aria-label={t("link", { id: String(id) })}>
            <Ltr mono>{id}</Ltr>
          </TextLink>
        </Fragment>
      ))}
    </Banner>
  );
}
