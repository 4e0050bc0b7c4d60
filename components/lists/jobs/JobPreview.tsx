"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { useErrorText } from "@/components/ui/use-error-text";
import { useSteerJob } from "@/lib/lists/job-queries";
import type { ListJob, MailingList } from "@/lib/lists/schema";
import { EffectView } from "./EffectView";
import { StartJob } from "./StartJob";
import { changesNothing } from "./start-question";

/** What a job would do, before it does anything: to be carried out, or left. */
export function JobPreview({ list, job, onLeave }: { list: MailingList; job: ListJob; onLeave: () => void }) {
  const t = useTranslations("lists.jobs");
  const ui = useTranslations("ui");
  const words = useTranslations("lists.import");
  const errorText = useErrorText();
  const steer = useSteerJob(list.id, onLeave);
  const { effect } = job;
  if (!effect) return null;
  const giveUp = () => steer.mutate({ jobId: job.id, act: "cancel" });
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
      {steer.error && (
        <Banner tone="danger" title={t("failed")} announce>
          {errorText(steer.error)}
        </Banner>
      )}
      <div className="flex flex-wrap items-center gap-2 border-t pt-4 max-md:flex-col max-md:items-stretch">
        {!isIdle && <StartJob list={list} job={job} effect={effect} />}
        <Button kind={isIdle ? "secondary" : "quiet"} size="large" onPress={giveUp} isPending={steer.isPending}>
          {job.kind === "restore" ? ui("cancel") : words("back")}
        </Button>
      </div>
    </div>
  );
}
