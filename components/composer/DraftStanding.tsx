"use client";
import { TriangleAlert, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { useErrorText } from "@/components/ui/use-error-text";
import { ApiProblem } from "@/lib/http/fetch-json";
import type { Keeping } from "./draft-keeping";
import { type OpenDraft, useOpenDraft } from "./use-draft";

/** Whether what is typed is saved, and who else has the draft open. */
export function DraftStanding() {
  const t = useTranslations("drafts.saving");
  const { keeper, keeping, others } = useOpenDraft();
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-sm md:min-h-8">
      {keeping.trouble === null && keeping.state !== "failed" && <Saved keeping={keeping} />}
      {/* Stands before there is anything to say, so that a screen reader hears it. */}
      <div role="status" className="flex flex-wrap items-center gap-2 empty:hidden">
        {keeping.trouble === null && keeping.state === "failed" && (
          <>
            <NotSaved keeping={keeping} />
            <Button onPress={() => keeper.retry()}>{t("retry")}</Button>
          </>
        )}
      </div>
      <Others others={others} />
    </div>
  );
}

function Saved({ keeping: { draftId, state, savedAt } }: { keeping: Keeping }) {
  const t = useTranslations("drafts.saving");
  if (state === "saving") return <span>{t("saving")}</span>;
  if (draftId === null || savedAt === null) return <span>{t("fresh")}</span>;
  return <span>{t.rich("saved", { time: () => <RelativeTime at={savedAt} /> })}</span>;
}

function NotSaved({ keeping: { error, willRetry } }: { keeping: Keeping }) {
  const t = useTranslations("drafts.saving");
  const errorText = useErrorText();
  const isUnreachable = error instanceof ApiProblem && error.code === "unreachable";
  return (
    <span className="flex items-start gap-2 text-warning">
      <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
      <span>{isUnreachable ? t("unreachable") : t(willRetry ? "willRetry" : "refused", { problem: errorText(error) })}</span>
    </span>
  );
}

function Others({ others }: Pick<OpenDraft, "others">) {
  const t = useTranslations("drafts.editing");
  return (
    <span role="status" className="empty:hidden">
      {others.length > 0 && (
        <span className="inline-flex min-h-6 items-center gap-1.5 rounded-md bg-warning-soft px-2 font-semibold text-warning">
          <Users size={14} aria-hidden className="shrink-0" />
          <span>
            {t.rich("others", { who: () => others.map(({ id, name }, place) => <Name key={id} name={name} isFirst={place === 0} />) })}
          </span>
        </span>
      )}
    </span>
  );
}

function Name({ name, isFirst }: { name: string; isFirst: boolean }) {
  return (
    <>
      {!isFirst && ", "}
      <bdi dir="auto">{name}</bdi>
    </>
  );
}
