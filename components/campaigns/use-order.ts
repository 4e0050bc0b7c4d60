"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Phase } from "@/lib/campaigns/phase";
import { useControl } from "@/lib/campaigns/queries";
import type { Campaign } from "@/lib/campaigns/schema";

type Kind = "hold" | "resume";

export interface Order {
  /** What was asked for and isn't seen yet. */
  asked: Kind | null;
  give: (kind: Kind) => void;
}

/** An accepted order that the history doesn't show after this long is told as that. */
const UNSEEN_MS = 20_000;

/** Holds or resumes; `asked` stays until the campaign itself shows it, and what is pressed meanwhile is the same request. */
export function useOrder(campaign: Campaign, phase: Phase): Order {
  const t = useTranslations("campaigns.actions");
  const errorText = useErrorText();
  const control = useControl(campaign.id);
  const [asked, setAsked] = useState<Kind | null>(null);
  const [isAccepted, setAccepted] = useState(false);
  // A second tap may come before the first is drawn.
  const underWay = useRef(false);

  const end = () => {
    underWay.current = false;
    setAsked(null);
    setAccepted(false);
  };
  const give = (kind: Kind) => {
    if (underWay.current) return;
    underWay.current = true;
    setAsked(kind);
    control.mutate(
      { kind },
      {
        onSuccess: () => setAccepted(true),
        onError: (error) => {
          // Seen already, by the board: then only the answer was lost.
          if (!underWay.current) return;
          end();
          toast({ tone: "danger", title: t(kind === "hold" ? "holdFailed" : "resumeFailed"), description: errorText(error) });
        },
      },
    );
  };

  const isSeen = asked !== null && (asked === "hold" ? phase === "hold" : phase !== "hold");
  const isWaiting = asked !== null && isAccepted && !isSeen;
  const { title } = campaign;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `end` and the words are the same at each drawing
  useEffect(() => {
    if (isSeen) {
      toast({ tone: "success", title: t(asked === "hold" ? "held" : "resumed"), description: title });
      end();
    }
    if (!isWaiting) return;
    const timer = setTimeout(() => {
      toast({ tone: "danger", title: t("unseen"), description: title });
      end();
    }, UNSEEN_MS);
    return () => clearTimeout(timer);
  }, [asked, isSeen, isWaiting]);
  return { asked, give };
}
