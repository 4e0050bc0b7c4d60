"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { NumberField } from "@/components/ui/NumberField";
import { Switch } from "@/components/ui/Switch";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { useBreaker } from "@/lib/breakers/queries";
import { BREAKER_DEFAULT, BreakerRule, type LiveCampaign } from "@/lib/live/schema";
import { BreakerStanding } from "./BreakerStanding";

interface BreakerDialogProps {
  campaign: LiveCampaign;
  isOpen: boolean;
  onClose: () => void;
}

/** The campaign's circuit breaker: what it does, how it stands, and its three limits. */
export function BreakerDialog({ campaign, isOpen, onClose }: BreakerDialogProps) {
  const t = useTranslations("live.breakerDialog");
  return (
    <Dialog title={t("title")} isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      <BreakerForm campaign={campaign} onClose={onClose} />
    </Dialog>
  );
}

const FIELDS = [
  { name: "percent", min: 5, max: 95 },
  { name: "minutes", min: 2, max: 60 },
  { name: "calls", min: 10, max: 100_000 },
] as const;

function BreakerForm({ campaign, onClose }: Omit<BreakerDialogProps, "isOpen">) {
  const t = useTranslations("live.breakerDialog");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const change = useBreaker(campaign.id);
  const [isOn, setIsOn] = useState(campaign.breaker !== null);
  const { percent, minutes, calls } = campaign.breaker ?? BREAKER_DEFAULT;
  const [rule, setRule] = useState({ percent, minutes, calls });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending || (isOn && !BreakerRule.safeParse(rule).success)) return;
    const onSuccess = () => {
      onClose();
      toast({ tone: "success", title: t(isOn ? "doneOn" : "doneOff"), description: campaign.title });
    };
    change.mutate(isOn ? rule : null, { onSuccess });
  };
  return (
    <form onSubmit={save} noValidate>
      <p className="mb-4 text-ink-2">{t("about")}</p>
      <BreakerStanding campaign={campaign} />
      <Switch isSelected={isOn} onChange={setIsOn} autoFocus>
        {t("on")}
      </Switch>
      {isOn && (
        <div className="mt-3 flex flex-col gap-3">
          {FIELDS.map(({ name, min, max }) => (
            <NumberField
              key={name}
              label={t(name)}
              unit={t(`${name}Unit`)}
              description={t(`${name}Limits`)}
              value={rule[name]}
              onChange={(value) => setRule((now) => ({ ...now, [name]: value }))}
              minValue={min}
              maxValue={max}
              step={1}
              errorMessage={BreakerRule.shape[name].safeParse(rule[name]).success ? undefined : t(`${name}Limits`)}
            />
          ))}
          <p className="text-ink-2 text-sm">{t("pace")}</p>
        </div>
      )}
      {change.error && (
        <Banner tone="danger" announce className="mt-4">
          {errorText(change.error)}
        </Banner>
      )}
      <DialogActions>
        <Button type="submit" kind="primary" size="large" isPending={change.isPending}>
          {t("save")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={change.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}
