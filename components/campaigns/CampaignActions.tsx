"use client";
import { Ellipsis, Gauge, Pause, Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useActor } from "@/components/shell/actor-context";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { can } from "@/lib/auth/permissions";
import type { Phase } from "@/lib/campaigns/phase";
import type { Campaign } from "@/lib/campaigns/schema";
import { RingCapDialog } from "./RingCapDialog";
import { StopDialog } from "./StopDialog";
import { type Order, useOrder } from "./use-order";

type OpenDialog = "cap" | "stop" | null;

interface CampaignActionsProps {
  campaign: Campaign;
  phase: Phase;
  /** For a table's row: everything but hold and resume stands in the menu alone. */
  compact?: boolean;
  /** More entries of the menu, for who controls campaigns. */
  children?: ReactNode;
}

/** What may be done with a campaign now: hold first, since it is safe and can be taken back. On a phone the rest stands in a menu. */
export function CampaignActions({ campaign, phase, compact = false, children }: CampaignActionsProps) {
  const t = useTranslations("campaigns.actions");
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const order = useOrder(campaign, phase);
  const mayControl = can(useActor().role, "campaigns:control");
  if (phase === "ended" || phase === "stopped" || (phase === "hold" && !mayControl)) return null;
  const second = phase === "active" || phase === "unknown" ? "cap" : "stop";
  return (
    <div className="flex items-center justify-end gap-2">
      <HoldOrResume phase={phase} order={order} />
      {mayControl && (
        <>
          {!compact && (
            <Button icon={second === "cap" ? Gauge : Square} className="max-md:hidden" onPress={() => setDialog(second)}>
              {t(second)}
            </Button>
          )}
          <Menu
            trigger={
              <IconButton label={t("more")} icon={Ellipsis} kind={compact ? "secondary" : "quiet"} className="max-md:border-line-strong" />
            }
          >
            <MenuItem id="cap" icon={Gauge} onAction={() => setDialog("cap")}>
              {t("cap")}
            </MenuItem>
            {children}
            <MenuItem id="stop" icon={Square} tone="danger" onAction={() => setDialog("stop")}>
              {t("stop")}
            </MenuItem>
          </Menu>
          <RingCapDialog campaign={campaign} isOpen={dialog === "cap"} onClose={() => setDialog(null)} />
          <StopDialog campaign={campaign} phase={phase} order={order} isOpen={dialog === "stop"} onClose={() => setDialog(null)} />
        </>
      )}
    </div>
  );
}

/** One button for both, so that the focus stays where it is. */
function HoldOrResume({ phase, order }: { phase: Phase; order: Order }) {
  const t = useTranslations("campaigns.actions");
  const isHeld = phase === "hold";
  return (
    <Button
      icon={isHeld ? Play : Pause}
      isPending={order.asked !== null}
      pendingLabel={t(order.asked === "resume" ? "askedResume" : "askedHold")}
      onPress={() => order.give(isHeld ? "resume" : "hold")}
      className="max-md:flex-1"
    >
      {t(isHeld ? "resume" : "hold")}
    </Button>
  );
}
