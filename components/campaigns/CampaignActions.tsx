"use client";
import { Ellipsis, Gauge, Pause, Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Can } from "@/components/shell/Can";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Phase } from "@/lib/campaigns/phase";
import { useControl } from "@/lib/campaigns/queries";
import type { Campaign } from "@/lib/campaigns/schema";
import { RingCapDialog } from "./RingCapDialog";
import { StopDialog } from "./StopDialog";

type OpenDialog = "cap" | "stop" | null;

interface CampaignActionsProps {
  campaign: Campaign;
  phase: Phase;
  /** For a table's row: the pace and the stop stand in a menu. */
  compact?: boolean;
}

/** What may be done with a campaign now: hold first, since it is safe and can be taken back. */
export function CampaignActions({ campaign, phase, compact = false }: CampaignActionsProps) {
  const [dialog, setDialog] = useState<OpenDialog>(null);
  if (phase === "ended" || phase === "stopped") return null;
  const More = compact ? MoreMenu : MoreButtons;
  return (
    <div className="flex items-center justify-end gap-2 max-md:justify-stretch max-md:*:flex-1">
      <HoldOrResume campaign={campaign} phase={phase} />
      <Can permission="campaigns:control">
        <More onChoose={setDialog} />
        <RingCapDialog campaign={campaign} isOpen={dialog === "cap"} onClose={() => setDialog(null)} />
        <StopDialog campaign={campaign} isOpen={dialog === "stop"} onClose={() => setDialog(null)} />
      </Can>
    </div>
  );
}

function HoldOrResume({ campaign, phase }: { campaign: Campaign; phase: Phase }) {
  const t = useTranslations("campaigns.actions");
  const errorText = useErrorText();
  const control = useControl(campaign.id);
  const act = (kind: "hold" | "resume") =>
    control.mutate(
      { kind },
      {
        onSuccess: () => toast({ tone: "success", title: t(kind === "hold" ? "held" : "resumed"), description: campaign.title }),
        onError: (error) =>
          toast({ tone: "danger", title: t(kind === "hold" ? "holdFailed" : "resumeFailed"), description: errorText(error) }),
      },
    );
  if (phase !== "hold") {
    return (
      <Button icon={Pause} isPending={control.isPending} onPress={() => act("hold")}>
        {t("hold")}
      </Button>
    );
  }
  return (
    <Can permission="campaigns:control">
      <Button icon={Play} isPending={control.isPending} onPress={() => act("resume")}>
        {t("resume")}
      </Button>
    </Can>
  );
}

function MoreButtons({ onChoose }: { onChoose: (dialog: OpenDialog) => void }) {
  const t = useTranslations("campaigns.actions");
  return (
    <>
      <Button icon={Gauge} onPress={() => onChoose("cap")}>
        {t("cap")}
      </Button>
      <Button icon={Square} kind="quiet" onPress={() => onChoose("stop")}>
        {t("stop")}
      </Button>
    </>
  );
}

function MoreMenu({ onChoose }: { onChoose: (dialog: OpenDialog) => void }) {
  const t = useTranslations("campaigns.actions");
  return (
    <Menu trigger={<IconButton label={t("more")} icon={Ellipsis} kind="secondary" className="max-md:flex-none!" />}>
      <MenuItem id="cap" icon={Gauge} onAction={() => onChoose("cap")}>
        {t("cap")}
      </MenuItem>
      <MenuItem id="stop" icon={Square} tone="danger" onAction={() => onChoose("stop")}>
        {t("stop")}
      </MenuItem>
    </Menu>
  );
}
