"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { RestoreDialog } from "@/components/lists/snapshots/RestoreDialog";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Disclosure } from "@/components/ui/Disclosure";
import { Figure } from "@/components/ui/Figure";
import { useErrorText } from "@/components/ui/use-error-text";
import { useSteerJob } from "@/lib/lists/job-queries";
import type { ListJob, MailingList } from "@/lib/lists/schema";
import { EffectView } from "./EffectView";

const RESULTS = ["added", "updated", "deleted", "rejected"] as const;
const TONES = { done: "success", cancelled: "info", stopped: "warning" } as const;

interface JobOutcomeProps {
  list: MailingList;
  job: ListJob;
  onLeave: (isOver: boolean) => void;
  onOther: (jobId: string) => void;
}

/** How a job ended, or where it stopped: what the list shows now, and what can be done. */
export function JobOutcome({ list, job, onLeave, onOther }: JobOutcomeProps) {
  const t = useTranslations("lists.jobs");
  const words = useTranslations("lists.import");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const steer = useSteerJob(list.id);
  const [isRestoring, setRestoring] = useState(false);
  const { snapshotId, result, effect, problem } = job;
  const state = job.state === "cancelled" || job.state === "stopped" ? job.state : "done";
  const isUntouched = job.steps === 0;
  return (
    <div className="flex flex-col gap-4">
      <Banner tone={TONES[state]} title={t(`result.title.${state === "stopped" && isUntouched ? "unread" : state}`)} announce>
        {problem?.message} {isUntouched && state !== "done" && t("result.untouched")}
      </Banner>
      {result ? <Result result={result} isWhole={state === "done"} /> : !isUntouched && <p className="text-ink-2">{t("result.unknown")}</p>}
      {state === "stopped" && !isUntouched && <p className="text-ink-2">{t(snapshotId === null ? "stoppedHelpKept" : "stoppedHelp")}</p>}
      {effect && (
        <Disclosure title={t("effect.titleDone")}>
          <EffectView effect={effect} isPlan />
        </Disclosure>
      )}
      {steer.error && (
        <Banner tone="danger" title={t("failed")} announce>
          {errorText(steer.error)}
        </Banner>
      )}
      <div className="flex flex-wrap items-center gap-2 border-t pt-4 max-md:flex-col max-md:items-stretch">
        {state === "stopped" && (
          <Button kind="primary" size="large" onPress={() => steer.mutate({ jobId: job.id, act: "continue" })} isPending={steer.isPending}>
            {isUntouched ? ui("retry") : t("continue")}
          </Button>
        )}
        <Button kind={state === "stopped" ? "secondary" : "primary"} size="large" onPress={() => onLeave(!isUntouched)}>
          {job.kind === "restore" ? ui("close") : words(isUntouched ? "back" : "another")}
        </Button>
        {snapshotId !== null && !isUntouched && (
          <Button size="large" onPress={() => setRestoring(true)}>
            {t("restore")}
          </Button>
        )}
      </div>
      {snapshotId !== null && (
        <RestoreDialog list={list} snapshotId={snapshotId} isOpen={isRestoring} onOpenChange={setRestoring} onBegun={onOther} />
      )}
    </div>
  );
}

function Result({ result, isWhole }: { result: NonNullable<ListJob["result"]>; isWhole: boolean }) {
  const t = useTranslations("lists.jobs.result");
  const recent = useTranslations("lists.jobs.recent");
  const format = useFormatter();
  return (
    <section aria-label={recent("result")} className="flex flex-col gap-2">
      <p className="text-ink-2">{t(isWhole ? "counted" : "soFar")}</p>
      <div className="grid grid-cols-2 gap-4 md:grid-cols-4">
        {RESULTS.map((name) => (
          <Figure
            key={name}
            label={t(name)}
            value={format.number(result[name])}
            className="md:border-s md:first:border-s-0 md:[&:not(:first-child)]:ps-4"
          />
        ))}
      </div>
    </section>
  );
}
