"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { ErrorState } from "@/components/ui/ErrorState";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { audienceQueries, createFromCampaign } from "@/lib/audiences/queries";
import type { SliceFigures, SliceFilters } from "@/lib/audiences/schema";
import { newDraftId } from "@/lib/drafts/draft-id";
import { createFollowUp } from "@/lib/drafts/queries";
import { paths } from "@/lib/paths";
import { reportQueries } from "@/lib/reports/queries";
import { ANSWERED_VERDICTS } from "@/lib/reports/verdict";
import { DeadNumbersLink } from "./DeadNumbersLink";
import { FollowUpFigures } from "./FollowUpFigures";

interface FollowUpDialogProps {
  campaignId: number;
  filter: SliceFilters;
  onClose: () => void;
}

/** Whom the draft will call and who is left out, before anything is made. */
export function FollowUpDialog({ campaignId, filter, onClose }: FollowUpDialogProps) {
  const t = useTranslations("reports.followUp");
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery({ ...audienceQueries.followUp(campaignId, filter), staleTime: 0, gcTime: 0 });
  return (
    <Dialog title={t("title")} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      {data && <FollowUp campaignId={campaignId} filter={filter} figures={data} onClose={onClose} />}
      {!data && error && (
        <ErrorState onRetry={() => void refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && (
        <Loading>
          <Skeleton className="mb-2 h-6 w-2/3" />
          <Skeleton className="mb-2 h-6 w-1/2" />
          <Skeleton className="h-10 w-48" />
        </Loading>
      )}
    </Dialog>
  );
}

const STARTS = ["same", "new"] as const;
type Start = (typeof STARTS)[number];

/** Whoever did not hear the message may hear it now; whoever did hears another. */
function startFor({ verdict = [] }: SliceFilters): Start {
  return verdict.length > 0 && !ANSWERED_VERDICTS.some((answered) => verdict.includes(answered)) ? "same" : "new";
}

function FollowUp({ campaignId, filter, figures, onClose }: FollowUpDialogProps & { figures: SliceFigures }) {
  const t = useTranslations("reports.followUp");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const errorText = useErrorText();
  const router = useRouter();
  const report = useQuery(reportQueries.report(campaignId));
  const [start, setStart] = useState<Start>(() => startFor(filter));
  const [draftId] = useState(newDraftId);
  const making = useMutation({
    mutationFn: async () => {
      const { id } = await createFromCampaign(campaignId, filter);
      const title = t("draftTitle", { title: report.data?.campaign.title ?? String(campaignId) });
      return createFollowUp(draftId, id, start === "same" ? { campaignId } : { title });
    },
    onSuccess: ({ id }) => router.push(paths.draft(id)),
  });
  const { accepted, nonexistent, recipients } = figures;
  return (
    <>
      <FollowUpFigures figures={figures} />
      {nonexistent > 0 && <DeadNumbersLink campaignId={campaignId} className="mt-3" />}
      {accepted === 0 ? (
        <Banner tone="warning" className="mt-4">
          {recipients === 0 ? t("nobody") : t("onlyLeftOut")}
        </Banner>
      ) : (
        <RadioGroup
          className="mt-4"
          label={t("message")}
          items={STARTS.map((id) => ({ id, label: t(id) }))}
          value={start}
          onChange={setStart}
        />
      )}
      {report.data?.facts.final === false && <p className="mt-3 text-ink-2 text-sm">{t("running")}</p>}
      {making.error && (
        <Banner tone="danger" announce className="mt-4">
          {errorText(making.error)}
        </Banner>
      )}
      <DialogActions>
        {accepted > 0 && (
          <Button
            kind="primary"
            size="large"
            isPending={making.isPending || making.isSuccess}
            pendingLabel={t("making")}
            onPress={() => making.mutate()}
          >
            {t("make", { count: accepted, shown: format.number(accepted) })}
          </Button>
        )}
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={making.isPending}>
          {ui(accepted > 0 ? "cancel" : "close")}
        </Button>
      </DialogActions>
      {accepted > 0 && <p className="mt-2 text-ink-2 text-sm">{t("nothingSent")}</p>}
    </>
  );
}
