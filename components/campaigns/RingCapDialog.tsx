"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { NumberField } from "@/components/ui/NumberField";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { useControl } from "@/lib/campaigns/queries";
import type { Campaign } from "@/lib/campaigns/schema";

/** IP-Sales refuses more (reference, max_ringSet). */
const LARGEST = 99_999;
const FIRST_GUESS = 30;

/** How many are dialled at once, while the campaign runs or is held. */
export function RingCapDialog({ campaign, isOpen, onClose }: { campaign: Campaign; isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("campaigns.capDialog");
  return (
    <Dialog title={t("title")} isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      <RingCapForm campaign={campaign} onClose={onClose} />
    </Dialog>
  );
}

function RingCapForm({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const t = useTranslations("campaigns.capDialog");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const control = useControl(campaign.id);
  const [maxRing, setMaxRing] = useState(campaign.maxRing ?? FIRST_GUESS);
  const valid = Number.isInteger(maxRing) && maxRing >= 1 && maxRing <= LARGEST;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!valid) return;
    control.mutate(
      { kind: "max-ring", maxRing },
      {
        onSuccess: ({ maxRing: now }) => {
          onClose();
          toast({ tone: "success", title: now === null ? t("doneNoCap") : t("done", { count: now }), description: campaign.title });
        },
      },
    );
  };
  return (
    <form onSubmit={save} noValidate>
      <p className="mb-4 text-ink-2">{campaign.maxRing === null ? t("nowNoCap") : t("now", { count: campaign.maxRing })}</p>
      <NumberField
        label={t("label")}
        description={t("limits")}
        value={maxRing}
        onChange={setMaxRing}
        minValue={1}
        maxValue={LARGEST}
        step={1}
        autoFocus
        errorMessage={valid ? undefined : t("limits")}
      />
      {control.error && (
        <Banner tone="danger" announce className="mt-4">
          {errorText(control.error)}
        </Banner>
      )}
      <DialogActions>
        <Button type="submit" kind="primary" size="large" isPending={control.isPending}>
          {t("save")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={control.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}
