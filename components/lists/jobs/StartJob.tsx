"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { useErrorText } from "@/components/ui/use-error-text";
import { useStartJob } from "@/lib/lists/job-queries";
import type { ImportEffect, ListJob, MailingList } from "@/lib/lists/schema";
import { jobTitle } from "./job-title";
import { startQuestion } from "./start-question";

/** Carries a job out; one that removes or goes back asks once more, with the list's name. */
export function StartJob({ list, job, effect }: { list: MailingList; job: ListJob; effect: ImportEffect }) {
  const t = useTranslations("lists.jobs");
  const errorText = useErrorText();
  const start = useStartJob(list.id);
  const [isAsking, setAsking] = useState(false);
  const question = startQuestion(job, effect);
  const title = jobTitle(job);
  const label = title === "delete" ? t("start.delete", { count: effect.remove }) : t(`start.${title}`);
  const carryOut = () => start.mutate({ jobId: job.id, ...(question === "name" && { confirm: list.name }) });
  return (
    <>
      <Button
        kind={question === "none" ? "primary" : "danger"}
        size="large"
        onPress={question === "none" ? carryOut : () => setAsking(true)}
        isPending={start.isPending && !isAsking}
      >
        {label}
      </Button>
      {question === "none" && start.error && (
        <Banner tone="danger" title={t("failed")} announce className="order-last basis-full">
          {errorText(start.error)}
        </Banner>
      )}
      <ConfirmDialog
        title={t(`confirm.title.${title === "replace" || title === "delete" ? title : "restore"}`)}
        confirmLabel={label}
        tone="danger"
        {...(question === "name" && { typed: list.name })}
        isOpen={isAsking}
        onOpenChange={setAsking}
        onConfirm={carryOut}
        isPending={start.isPending}
        error={start.error ? errorText(start.error) : undefined}
      >
        <Consequences list={list} effect={effect} />
      </ConfirmDialog>
    </>
  );
}

function Consequences({ list, effect: { add, change, remove } }: { list: MailingList; effect: ImportEffect }) {
  const t = useTranslations("lists.jobs.confirm");
  return (
    <div className="flex flex-col gap-2">
      <p>{t.rich("removes", { count: remove, name: () => <bdi dir="auto">{list.name}</bdi> })}</p>
      {add + change > 0 && <p>{t("addsAndChanges", { add, change })}</p>}
      <p>{t("snapshot")}</p>
    </div>
  );
}
