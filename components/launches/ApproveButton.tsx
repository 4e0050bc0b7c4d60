"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { useErrorText } from "@/components/ui/use-error-text";
import { useLaunchDecision } from "@/lib/launches/queries";
import type { Launch } from "@/lib/launches/schema";
import { formatMoney } from "@/lib/money";
import { FactList } from "./FactList";
import { fingerprintOf } from "./LaunchFacts";
import { StartWords } from "./StartWords";

/** Approves what stands on the screen and nothing else: its digest and its figures go along. */
export function ApproveButton({ launch }: { launch: Launch }) {
  const t = useTranslations("launches.approval");
  const facts = useTranslations("launches.facts");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const errorText = useErrorText();
  const decision = useLaunchDecision(launch.id);
  const [asked, setAsked] = useState<Launch | null>(null);
  // What the dialog shows is what is approved, also when the launch changes beneath it.
  const shown = asked ?? launch;
  const recipients = shown.dryRun?.accepted ?? shown.recipients;
  const ask = () => {
    decision.reset();
    setAsked(launch);
  };
  const approve = () => {
    if (!asked) return;
    const { digest, dryRun, price } = asked;
    decision.mutate({ kind: "approve", digest, accepted: dryRun?.accepted ?? null, price }, { onSuccess: () => setAsked(null) });
  };
  const { price } = shown;
  return (
    <>
      <Button kind="primary" size="large" onPress={ask}>
        {t.rich("approve", { count: recipients, shown: format.number(recipients), num: ltr })}
      </Button>
      <ConfirmDialog
        title={t("confirmTitle")}
        confirmLabel={t.rich("approve", { count: recipients, shown: format.number(recipients), num: ltr })}
        isOpen={asked !== null}
        onOpenChange={(open) => open || setAsked(null)}
        onConfirm={approve}
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
              facts("author"),
              <bdi dir="auto" key="author">
                {launch.createdBy.name}
              </bdi>,
            ],
            [facts("recipients"), <Ltr key="recipients">{format.number(recipients)}</Ltr>],
            [facts("price"), price === null ? ui("unknown") : facts.rich("units", { price: formatMoney(price), num: ltr })],
            [facts("start"), <StartWords launch={shown} key="start" />],
            [
              facts("fingerprint"),
              <Ltr mono key="fingerprint">
                {fingerprintOf(shown)}
              </Ltr>,
            ],
          ]}
        />
        <p className="mt-4">{t("effect")}</p>
      </ConfirmDialog>
    </>
  );
}
