"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Phase } from "@/lib/campaigns/phase";
import { useControl } from "@/lib/campaigns/queries";
import type { Campaign } from "@/lib/campaigns/schema";
import { useTellUnseenResume } from "./unseen-resumes";

type Kind = "hold" | "resume";

export interface Order {
  /** What was asked for and isn't seen yet. */
  asked: Kind | null;
  /** Whether nobody is dialled, for sure: not while an order is under way, nor after a resume that is only not seen yet. */
  isHeld: boolean;
  /** What is asked again is the same request; a hold comes before a resume that is under way. */
  give: (kind: Kind) => void;
}

interface Given {
  kind: Kind;
  /** The board showed it before it was asked for, so only the answer tells. */
  wasShown: boolean;
  /** The campaign's status in the answer; null until it comes. */
  answer: string | null;
}

/** An accepted order that the history doesn't show after this long is told as that. */
const UNSEEN_MS = 20_000;
/** One whose own answer shows it counts as done even if the board, whose stream may be lost, doesn't. */
const CONFIRMED_MS = 2_000;

const shows = (kind: Kind, status: string) => (kind === "hold") === (status === "hold");

/** Holds or resumes; `asked` stays until the campaign itself shows it. */
export function useOrder(campaign: Campaign, phase: Phase): Order {
  const t = useTranslations("campaigns.actions");
  const errorText = useErrorText();
  const control = useControl(campaign.id);
  const [given, setGiven] = useState<Given | null>(null);
  // A second tap may come before the first is drawn, and an answer after the board has shown what it tells.
  const underWay = useRef<Given | null>(null);
  const [mayCall, setMayCall] = useState(false);

  const put = (next: Given | null) => {
    underWay.current = next;
    setGiven(next);
  };
  const end = ({ mayCall }: { mayCall: boolean }) => {
    put(null);
    setMayCall(mayCall);
  };
  const give = (kind: Kind) => {
    const before = underWay.current?.kind;
    if (before === kind || before === "hold") return;
    const order: Given = { kind, wasShown: shows(kind, phase), answer: null };
    put(order);
    control.mutate(
      { kind },
      {
        onSuccess: ({ status }) => {
          if (underWay.current === order) put({ ...order, answer: status });
        },
        onError: (error) => {
          if (underWay.current !== order) return;
          end({ mayCall: kind === "hold" && order.wasShown });
          toast({ tone: "danger", title: t(kind === "hold" ? "holdFailed" : "resumeFailed"), description: errorText(error) });
        },
      },
    );
  };

  const isConfirmed = given !== null && given.answer !== null && shows(given.kind, given.answer);
  const isSeen = given !== null && shows(given.kind, phase) && (isConfirmed || !given.wasShown);
  const { title } = campaign;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `end` and the words are the same at each drawing
  useEffect(() => {
    if (!given) return;
    const { kind, wasShown, answer } = given;
    const done = () => toast({ tone: "success", title: t(kind === "hold" ? "held" : "resumed"), description: title });
    if (isSeen) {
      end({ mayCall: false });
      done();
      return;
    }
    if (answer === null) return;
    const timer = setTimeout(
      () => {
        end({ mayCall: kind === "hold" ? !isConfirmed && wasShown : isConfirmed });
        if (isConfirmed) done();
        else toast({ tone: "danger", title: t("unseen"), description: title });
      },
      isConfirmed ? CONFIRMED_MS : UNSEEN_MS,
    );
    return () => clearTimeout(timer);
  }, [given, isSeen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: from a new phase on, the board tells
  useEffect(() => setMayCall(false), [phase]);

  const isHeld = phase === "hold" && given === null && !mayCall;
  useTellUnseenResume(campaign.id, phase === "hold" && !isHeld);
  return { asked: given?.kind ?? null, isHeld, give };
}
