"use client";
import { Pause } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Phase } from "@/lib/campaigns/phase";
import { useControl } from "@/lib/campaigns/queries";
import type { Campaign } from "@/lib/campaigns/schema";
import type { Order } from "./use-order";

interface StopDialogProps {
  campaign: Campaign;
  phase: Phase;
  order: Order;
  isOpen: boolean;
  onClose: () => void;
}

/** Stopping is for good, so it takes the campaign's title, typed. A hold is offered first, since typing takes time and calls go on. */
export function StopDialog({ campaign, phase, order, isOpen, onClose }: StopDialogProps) {
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
      <HoldFirst phase={phase} order={order} />
      <p className="mt-3">{left === null ? t("textUnknown") : t("text", { count: left, shown: format.number(left) })}</p>
      <p className="mt-2">{t("instead")}</p>
    </ConfirmDialog>
  );
}

/** Offered and not done by itself: who only looks and goes away again must not have paused a campaign without knowing. */
function HoldFirst({ phase, order }: Pick<StopDialogProps, "phase" | "order">) {
  const t = useTranslations("campaigns.stopDialog");
  const actions = useTranslations("campaigns.actions");
  if (phase === "scheduled") return null;
  if (order.isHeld) return <Banner tone="success">{t("isHeld")}</Banner>;
  return (
    <Banner
      tone="warning"
      title={t("holdFirst")}
      action={
        <Button
          icon={Pause}
          isPending={order.asked === "hold"}
          pendingLabel={actions("askedHold")}
          onPress={() => order.give("hold")}
          className="max-md:w-full"
        >
          {t("holdNow")}
        </Button>
      }
    >
      {t("holdWhy")}
    </Banner>
  );
}
