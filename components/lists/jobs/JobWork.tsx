"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProgressBar } from "react-aria-components";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { Spinner } from "@/components/ui/Spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import { useSteerJob } from "@/lib/lists/job-queries";
import type { ListJob, MailingList } from "@/lib/lists/schema";

/** The server is at work: how far it is, and a way to stop it. */
export function JobWork({ list, job }: { list: MailingList; job: ListJob }) {
  const t = useTranslations("lists.jobs");
  const errorText = useErrorText();
  const steer = useSteerJob(list.id);
  const [isAsking, setAsking] = useState(false);
  const cancel = () => steer.mutate({ jobId: job.id, act: "cancel" }, { onSuccess: () => setAsking(false) });
  const isReading = job.state === "reading";
  return (
    <div className="flex flex-col gap-4">
      {isReading ? (
        <p className="flex items-center gap-3" role="status">
          <Spinner label={t("states.reading")} />
          {t("reading")}
        </p>
      ) : (
        <>
          <Bar job={job} />
          <p className="text-ink-2">{t("running")}</p>
        </>
      )}
      {isReading && steer.error && (
        <Banner tone="danger" title={t("failed")} announce>
          {errorText(steer.error)}
        </Banner>
      )}
      <div>
        <Button onPress={isReading ? cancel : () => setAsking(true)} isPending={steer.isPending}>
          {t(isReading ? "cancelReading" : "cancelRunning")}
        </Button>
      </div>
      <ConfirmDialog
        title={t("cancelTitle")}
        confirmLabel={t("cancelRunning")}
        tone="danger"
        isOpen={isAsking}
        onOpenChange={setAsking}
        onConfirm={cancel}
        isPending={steer.isPending}
        error={steer.error ? errorText(steer.error) : undefined}
      >
        {t(job.snapshotId === null ? "cancelBodyKept" : "cancelBody")}
      </ConfirmDialog>
    </div>
  );
}

function Bar({ job: { done, steps } }: { job: ListJob }) {
  const t = useTranslations("lists.jobs");
  const words = t("progress", { done, steps });
  const tenths = Math.floor((10 * done) / Math.max(steps, 1));
  return (
    <>
      <span role="status" className="sr-only">
        {t("percent", { percent: 10 * tenths })}
      </span>
      <ProgressBar
        aria-label={t("progressLabel")}
        value={done}
        maxValue={Math.max(steps, 1)}
        valueLabel={words}
        className="flex flex-col gap-1"
      >
        {({ percentage = 0 }) => (
          <>
            <span className="flex justify-between gap-4">
              <span>{words}</span>
              <span className="font-semibold" dir="ltr">
                {Math.round(percentage)}%
              </span>
            </span>
            <span className="block h-3 overflow-hidden rounded-sm bg-track shadow-[inset_0_0_0_1px_var(--line)]">
              <span className="block h-full bg-success transition-[width]" style={{ width: `${percentage}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
    </>
  );
}
