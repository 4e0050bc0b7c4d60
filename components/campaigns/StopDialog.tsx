"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { useControl } from "@/lib/campaigns/queries";
import type { Campaign } from "@/lib/campaigns/schema";

/** Stopping is for good, so it takes the campaign's title, typed. */
export function StopDialog({ campaign, isOpen, onClose }: { campaign: Campaign; isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("campaigns.stopDialog");
  const format = useFormatter();
  const errorText = useErrorText();
  const control = useControl(campaign.id);
  const left = campaign.remaining === null ? null : campaign.remaining + (campaign.waitingRetry ?? 0);
  const stop = () =>
    control.mutate(
      { kind: "stop" },
      {
        onSuccess: () => {
          onClose();
          toast({ tone: "success", title: t("done"), description: campaign.title });
        },
      },
    );
  return (
    <ConfirmDialog
      title={t("title")}
      tone="danger"
      typed={campaign.title || String(campaign.id)}
      confirmLabel={t("confirm")}
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      onConfirm={stop}
      isPending={control.isPending}
      error={control.error && errorText(control.error)}
    >
      <p>{left === null ? t("textUnknown") : t("text", { count: left, shown: format.number(left) })}</p>
      <p className="mt-2">{t("instead")}</p>
    </ConfirmDialog>
  );
}
