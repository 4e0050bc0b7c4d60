"use client";
import clsx from "clsx";
import { Ellipsis, Gauge, Pause, Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useActor } from "@/components/shell/actor-context";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { Spinner } from "@/components/ui/Spinner";
import { can } from "@/lib/auth/permissions";
import type { Phase } from "@/lib/campaigns/phase";
import type { Campaign } from "@/lib/campaigns/schema";
import { RingCapDialog } from "./RingCapDialog";
import { StopDialog } from "./StopDialog";
import { type Order, useOrder } from "./use-order";
import { useRest } from "./use-rest";

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
      <HoldOrResume order={order} />
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

/**
 * One button for both, so that the focus stays where it is. It is a brake as soon as a resume is asked for, and what is asked stands beside it
 * then. Just after it has changed it takes no press: a finger that meant the hold must not let the campaign call again.
 */
function HoldOrResume({ order }: { order: Order }) {
  const t = useTranslations("campaigns.actions");
  const act = order.isHeld ? "resume" : "hold";
  const isPending = order.asked === "hold";
  const isResting = useRest(isPending ? "wait" : act);
  return (
    <>
      <span role="status" className="inline-flex items-center gap-2 whitespace-nowrap text-ink-2 text-sm empty:absolute">
        {order.asked === "resume" && (
          <>
            <Spinner />
            {t("askedResume")}
          </>
        )}
      </span>
      <Button
        icon={act === "resume" ? Play : Pause}
        isPending={isPending}
        pendingLabel={t("askedHold")}
        aria-disabled={isResting || undefined}
        onPress={() => isResting || order.give(act)}
        className={clsx("max-md:flex-1", isResting && !isPending && "text-ink-3!")}
      >
        {t(act)}
      </Button>
    </>
  );
}
