"use client";
import { Gauge, Pause, Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Can } from "@/components/shell/Can";
import { Button } from "@/components/ui/Button";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Phase } from "@/lib/campaigns/phase";
import { useControl } from "@/lib/campaigns/queries";
import type { Campaign } from "@/lib/campaigns/schema";
import { RingCapDialog } from "./RingCapDialog";
import { StopDialog } from "./StopDialog";

/** What may be done with a campaign now: hold first, since it is safe and can be taken back. */
export function CampaignActions({ campaign, phase }: { campaign: Campaign; phase: Phase }) {
  const t = useTranslations("campaigns.actions");
  const errorText = useErrorText();
  const control = useControl(campaign.id);
  const [dialog, setDialog] = useState<"cap" | "stop" | null>(null);
  if (phase === "ended" || phase === "stopped") return null;

  const act = (kind: "hold" | "resume") =>
    control.mutate(
      { kind },
      {
        onSuccess: () => toast({ tone: "success", title: t(kind === "hold" ? "held" : "resumed"), description: campaign.title }),
        onError: (error) =>
          toast({ tone: "danger", title: t(kind === "hold" ? "holdFailed" : "resumeFailed"), description: errorText(error) }),
      },
    );
  const running = control.isPending ? control.variables.kind : null;
  return (
    <div className="flex flex-wrap items-center gap-2 max-md:flex-nowrap max-md:*:flex-1">
      {phase === "hold" ? (
        <Can permission="campaigns:control">
          <Button icon={Play} isPending={running === "resume"} onPress={() => act("resume")}>
            {t("resume")}
          </Button>
        </Can>
      ) : (
        <Button icon={Pause} isPending={running === "hold"} onPress={() => act("hold")}>
          {t("hold")}
        </Button>
      )}
      <Can permission="campaigns:control">
        <Button icon={Gauge} onPress={() => setDialog("cap")}>
          {t("cap")}
        </Button>
        <Button icon={Square} kind="quiet" onPress={() => setDialog("stop")}>
          {t("stop")}
        </Button>
        <RingCapDialog campaign={campaign} isOpen={dialog === "cap"} onClose={() => setDialog(null)} />
        <StopDialog campaign={campaign} isOpen={dialog === "stop"} onClose={() => setDialog(null)} />
      </Can>
    </div>
  );
}
