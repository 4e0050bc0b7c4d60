"use client";
import { useTranslations } from "next-intl";
import { useActor } from "@/components/shell/actor-context";
import { Banner } from "@/components/ui/Banner";
import type { Launch } from "@/lib/launches/schema";
import { AmberPanel } from "./AmberPanel";
import { ApproveButton } from "./ApproveButton";
import { RefuseButton } from "./RefuseButton";

/** A second person decides, looking at exactly what will be sent; whoever asked is told that it is theirs to wait for. */
export function ApprovalPanel({ launch }: { launch: Launch }) {
  const t = useTranslations("launches.approval");
  const isOwn = useActor().id === launch.createdBy.id;
  const { allowed, problem } = launch;
  if (!allowed.approve) {
    return (
      <Banner tone="info" title={problem?.message}>
        {t(isOwn ? "own" : "others")}
      </Banner>
    );
  }
  return (
    <AmberPanel
      title={t("title")}
      actions={
        <>
          <ApproveButton launch={launch} />
          <RefuseButton launchId={launch.id} />
        </>
      }
    >
      <p>
        {problem && `${problem.message} `}
        {t("look")}
      </p>
    </AmberPanel>
  );
}
