"use client";
import { useTranslations } from "next-intl";
import { useActor } from "@/components/shell/actor-context";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import type { ListJob, MailingList } from "@/lib/lists/schema";
import { EffectView } from "./EffectView";
import { GiveUpJob } from "./GiveUpJob";
import { StartJob } from "./StartJob";
import { changesNothing } from "./start-question";

/** What a job would do, before it does anything: to be carried out, to be left as it is, or given up. */
export function JobPreview({ list, job, onLeave }: { list: MailingList; job: ListJob; onLeave: () => void }) {
  const t = useTranslations("lists.jobs");
  const ui = useTranslations("ui");
  const words = useTranslations("lists.import");
  const isMine = useActor().id === job.createdBy.id;
  const { effect } = job;
  if (!effect) return null;
  const isIdle = changesNothing(effect);
  return (
    <div className="flex flex-col gap-4">
      {job.problem && (
        <Banner tone="warning" announce>
          {job.problem.message}
        </Banner>
      )}
      {isIdle && <Banner tone="info">{t("effect.nothing")}</Banner>}
      <EffectView effect={effect} />
      <div className="flex flex-wrap items-center gap-2 border-t pt-4 max-md:flex-col max-md:items-stretch">
        {!isIdle && <StartJob list={list} job={job} effect={effect} />}
        <Button kind={isIdle ? "secondary" : "quiet"} size="large" onPress={onLeave}>
          {job.kind === "import" && isMine ? words("back") : ui("close")}
        </Button>
        <GiveUpJob list={list} job={job} isMine={isMine} onDone={onLeave} />
      </div>
    </div>
  );
}
