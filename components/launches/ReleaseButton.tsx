"use client";
import { useFormatter, useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/Button";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { useErrorText } from "@/components/ui/use-error-text";
import { useLaunchDecision } from "@/lib/launches/queries";
import type { Launch } from "@/lib/launches/schema";
import { FactList } from "./FactList";

interface ReleaseButtonProps extends Pick<ComponentProps<typeof Button>, "kind" | "size"> {
  launch: Launch;
  campaignId: number;
  /** How many people it calls; null: nobody told. */
  recipients: number | null;
  /** Named for screen readers, where several stand beside each other. */
  label?: string;
  children: ReactNode;
}

/** Lets a campaign begin to dial, after the facts: which one, and how many people are called. */
export function ReleaseButton({ launch, campaignId, recipients, label, kind, size, children }: ReleaseButtonProps) {
  const t = useTranslations("launches.release");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const errorText = useErrorText();
  const decision = useLaunchDecision(launch.id);
  const [isAsked, setAsked] = useState(false);
  const ask = () => {
    decision.reset();
    setAsked(true);
  };
  const chosen = launch.campaignId === campaignId ? {} : { campaignId };
  return (
    <>
      <Button kind={kind} size={size} onPress={ask} aria-label={label} className="max-md:w-full">
        {children}
      </Button>
      <ConfirmDialog
        title={t("title")}
        confirmLabel={
          recipients === null ? t("confirm") : t.rich("confirmFor", { count: recipients, shown: format.number(recipients), num: ltr })
        }
        isOpen={isAsked}
        onOpenChange={setAsked}
        onConfirm={() => decision.mutate({ kind: "release", ...chosen }, { onSuccess: () => setAsked(false) })}
        isPending={decision.isPending}
        error={decision.error && errorText(decision.error)}
      >
        <FactList
          facts={[
            [
              t("launch"),
              <bdi dir="auto" key="launch">
                {launch.title}
              </bdi>,
            ],
            [
              t("campaign"),
              <Ltr mono key="campaign">
                {campaignId}
              </Ltr>,
            ],
            [t("recipients"), recipients === null ? ui("unknown") : <Ltr key="recipients">{format.number(recipients)}</Ltr>],
          ]}
        />
        <p className="mt-4">{t("real")}</p>
        {launch.strayIds.some((id) => id !== campaignId) && <p className="mt-2">{t("others")}</p>}
      </ConfirmDialog>
    </>
  );
}
