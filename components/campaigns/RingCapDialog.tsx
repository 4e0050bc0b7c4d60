"use client";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { NumberField } from "@/components/ui/NumberField";
import { Slider } from "@/components/ui/Slider";
import { useErrorText } from "@/components/ui/use-error-text";
import { useControl } from "@/lib/campaigns/queries";
import type { Campaign } from "@/lib/campaigns/schema";
import { CAP_STOPS, LARGEST_CAP, placeOfCap } from "./ring-caps";

const FIRST_GUESS = 30;

/** How many are dialled at once, while the campaign runs or is held. It stays open after a change, so that its effect is seen. */
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
  const format = useFormatter();
  const errorText = useErrorText();
  const control = useControl(campaign.id);
  const [maxRing, setMaxRing] = useState(campaign.maxRing ?? FIRST_GUESS);
  const valid = Number.isInteger(maxRing) && maxRing >= 1 && maxRing <= LARGEST_CAP;
  const saved = control.data?.maxRing ?? null;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (valid && !control.isPending) control.mutate({ kind: "max-ring", maxRing });
  };
  return (
    <form onSubmit={save} noValidate>
      <Now campaign={campaign} />
      <Slider
        label={t("slider")}
        stops={CAP_STOPS.map((stop) => format.number(stop))}
        value={placeOfCap(Number.isFinite(maxRing) ? maxRing : 1)}
        onChange={(place) => setMaxRing(CAP_STOPS[place] ?? maxRing)}
      />
      <div className="mt-3">
        <NumberField
          label={t("label")}
          description={t("limits")}
          value={maxRing}
          onChange={setMaxRing}
          minValue={1}
          maxValue={LARGEST_CAP}
          step={1}
          autoFocus
          errorMessage={valid ? undefined : t("limits")}
        />
      </div>
      {control.error && (
        <Banner tone="danger" announce className="mt-4">
          {errorText(control.error)}
        </Banner>
      )}
      {saved !== null && !control.isPending && (
        <Banner tone="success" announce className="mt-4">
          {t("saved", { count: saved })}
        </Banner>
      )}
      <DialogActions>
        <Button type="submit" kind="primary" size="large" isPending={control.isPending}>
          {t("save")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={control.isPending}>
          {ui(saved === null ? "cancel" : "close")}
        </Button>
      </DialogActions>
    </form>
  );
}

/** The cap in force and the calls in the air, as the campaign shows them: they change before one's eyes. */
function Now({ campaign: { maxRing, dialing } }: { campaign: Campaign }) {
  const t = useTranslations("campaigns.capDialog");
  return (
    <p className="mb-4 text-ink-2">
      {maxRing === null ? t("nowNoCap") : t("now", { count: maxRing })}{" "}
      {dialing === null ? t("dialingUnknown") : t("dialing", { count: dialing })}
    </p>
  );
}
