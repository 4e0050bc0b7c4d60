"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { Ltr } from "@/components/ui/Ltr";
import { LaunchNotes } from "../rail/LaunchNotes";
import { type Step, stepOf } from "../steps";
import { useAnswers } from "../use-answers";
import { useComposer } from "../use-composer";
import { UNDO_SECONDS } from "../use-launching";
import type { Pricing } from "../use-pricing";
import { useProblemWords } from "../use-problem-text";
import { AudienceSources } from "./AudienceSources";
import { LegalReminders } from "./LegalReminders";

/** Every question with its answer and a way to change it; then what a launch means. */
export function ReviewSection({ pricing: { figures, isCurrent }, onGoTo }: { pricing: Pricing; onGoTo: (step: Step) => void }) {
  const t = useTranslations("composer.review");
  const { values } = useComposer();
  const { audience, message, callerId, start, ringCap, keys } = useAnswers();
  const { callLength, retries, schedule, externalId, description } = values;
  const none = t("unanswered");
  return (
    <div className="flex flex-col gap-6">
      <dl className="divide-y rounded-md border">
        <Row step="title" paths={["title"]} question={t("title")} onGoTo={onGoTo}>
          {values.title.trim() === "" ? none : <bdi dir="auto">{values.title.trim()}</bdi>}
        </Row>
        <Row step="audience" paths={["audience"]} question={t("audience")} onGoTo={onGoTo}>
          {audience ?? none}
          <AudienceSources />
        </Row>
        <Row step="message" paths={["message"]} question={t("message")} onGoTo={onGoTo}>
          {message ?? none}
        </Row>
        <Row step="keys" paths={["keys", "answers"]} question={t("keys")} onGoTo={onGoTo}>
          <ul>
            {keys.map(({ digit, words }) => (
              <li key={digit}>
                <Ltr>{digit}</Ltr> = {words}
              </li>
            ))}
          </ul>
        </Row>
        <Row step="timing" paths={["callerId"]} question={t("callerId")} onGoTo={onGoTo}>
          {callerId}
        </Row>
        <Row step="timing" paths={["schedule"]} question={t("start")} onGoTo={onGoTo}>
          {start ?? none}
        </Row>
        <Row step="timing" paths={["schedule"]} question={t("quietHours")} onGoTo={onGoTo} quiet>
          {t(schedule.quietHours ? "quietHoursYes" : "quietHoursNo")}
        </Row>
        <Row step="timing" paths={["callLength", "retries"]} question={t("attempts")} onGoTo={onGoTo}>
          {t("attemptsAnswer", { seconds: callLength ?? 0, count: retries.count ?? 0, minutes: retries.minutesBetween ?? 0 })}
        </Row>
        <Row step="timing" paths={["maxRing"]} question={t("ringCap")} onGoTo={onGoTo}>
          {ringCap || none}
        </Row>
        {(externalId.trim() !== "" || description.trim() !== "") && (
          <Row step="timing" paths={["externalId", "description"]} question={t("more")} onGoTo={onGoTo}>
            <bdi dir="auto">{[externalId.trim(), description.trim()].filter(Boolean).join(" · ")}</bdi>
          </Row>
        )}
      </dl>
      {figures && isCurrent && <LaunchNotes figures={figures} />}
      <section>
        <h3 className="mb-1 font-semibold">{t("meaning.title")}</h3>
        <ul className="ms-5 list-disc text-ink-2">
          <li>{t("meaning.real")}</li>
          <li>{t("meaning.undo", { seconds: UNDO_SECONDS })}</li>
          <li>{t("meaning.price")}</li>
          <li>{t("meaning.optOut")}</li>
        </ul>
      </section>
      <LegalReminders />
    </div>
  );
}

interface RowProps {
  step: Step;
  /** The fields that the question is about; their problem stands in place of the answer. */
  paths: readonly string[];
  question: string;
  onGoTo: (step: Step) => void;
  /** The problem of these fields stands in another row. */
  quiet?: boolean;
  children: ReactNode;
}

function Row({ step, paths, question, onGoTo, quiet = false, children }: RowProps) {
  const t = useTranslations("composer.review");
  const { problems } = useComposer();
  const problemWords = useProblemWords();
  const problem = quiet
    ? undefined
    : problems.find(({ path }) => stepOf(path) === step && paths.some((own) => path === own || path.startsWith(`${own}.`)));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 px-4 py-2 md:grid-cols-[176px_minmax(0,1fr)_auto]">
      <dt className="text-ink-2">{question}</dt>
      <dd className="min-w-0 whitespace-pre-line break-words max-md:col-start-1">
        {problem ? <span className="text-warning">{problemWords(problem)}</span> : children}
      </dd>
      <dd className="max-md:col-start-2 max-md:row-span-2 max-md:row-start-1">
        <Button
          onPress={() => onGoTo(step)}
          aria-label={t("changeLabel", { question })}
          className="min-h-6 cursor-pointer rounded-sm font-semibold text-accent hover:text-accent-hover hover:underline max-md:min-h-12 max-md:px-2"
        >
          {t("change")}
        </Button>
      </dd>
    </div>
  );
}
