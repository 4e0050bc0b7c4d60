"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { useErrorText } from "@/components/ui/use-error-text";
import { useSteerJob } from "@/lib/lists/job-queries";
import type { ListJob, MailingList } from "@/lib/lists/schema";

interface GiveUpJobProps {
  list: MailingList;
  job: ListJob;
  isMine: boolean;
  onDone: () => void;
}

/** Ends a job that waits for a person, for everybody; somebody else's only after a question. */
export function GiveUpJob({ list, job, isMine, onDone }: GiveUpJobProps) {
  const t = useTranslations("lists.jobs");
  const errorText = useErrorText();
  const steer = useSteerJob(list.id, onDone);
  const [isAsking, setAsking] = useState(false);
  const giveUp = () => steer.mutate({ jobId: job.id, act: "cancel" });
  return (
    <>
      <Button
        kind="quiet"
        size="large"
        onPress={isMine ? giveUp : () => setAsking(true)}
        isPending={steer.isPending && !isAsking}
        className="md:ms-auto"
      >
        {t(`giveUp.${job.kind}`)}
      </Button>
      {isMine && steer.error && (
        <Banner tone="danger" title={t("failed")} announce className="order-last basis-full">
          {errorText(steer.error)}
        </Banner>
      )}
      <ConfirmDialog
        title={t("giveUp.title")}
        confirmLabel={t(`giveUp.${job.kind}`)}
        tone="danger"
        isOpen={isAsking}
        onOpenChange={setAsking}
        onConfirm={giveUp}
        isPending={steer.isPending}
        error={steer.error ? errorText(steer.error) : undefined}
      >
        {t.rich("giveUp.body", { who: () => <bdi dir="auto">{job.createdBy.name}</bdi> })}
      </ConfirmDialog>
    </>
  );
}
