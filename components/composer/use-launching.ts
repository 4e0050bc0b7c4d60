"use client";
import { useRouter } from "next/navigation";
import { type RefObject, useRef } from "react";
import * as z from "zod/mini";
import type { CampaignSpecInput } from "@/lib/campaigns/schema";
import { ApiProblem } from "@/lib/http/fetch-json";
import { useLaunchCampaign } from "@/lib/launches/queries";
import { SameContent } from "@/lib/launches/schema";
import { paths } from "@/lib/paths";
import type { Decision } from "./storage";
import { contentOf } from "./use-pricing";

/** How long nothing is sent after the launch, so that it can be taken back. */
export const UNDO_SECONDS = 10;

interface LaunchingOptions {
  /** The content that was decided last, and its key; kept over a refresh. */
  decision: RefObject<Decision | null>;
  /** Keeps a decision before it is sent, and forgets it when it came to nothing. */
  onDecision: (decision: Decision | null) => void;
  /** The launch exists. */
  onLaunched: (launchId: string) => void;
}

/** Launches what is on the page, and goes to the page of its launch. */
export function useLaunching(options: LaunchingOptions) {
  const router = useRouter();
  const decided = useDecidedLaunch({
    ...options,
    onLaunched: (id) => {
      options.onLaunched(id);
      router.replace(paths.launch(id));
    },
  });
  const launch = (spec: CampaignSpecInput, repeatOf?: string) => decided.launch({ ...spec, undoSeconds: UNDO_SECONDS }, repeatOf);
  return { ...decided, launch, isPending: decided.isPending || decided.isSuccess };
}

/**
 * Launches contents that were decided. One key stands for one of them: the same again after a lost answer, a double click or a
 * refresh, a new one as soon as the content changed or its launch came to nothing.
 */
export function useDecidedLaunch({ decision, onDecision, onLaunched }: LaunchingOptions) {
  const { mutate, isPending, isSuccess, error, reset } = useLaunchCampaign();
  const isSending = useRef(false);

  const launch = (spec: CampaignSpecInput, repeatOf?: string) => {
    if (isSending.current) return;
    isSending.current = true;
    const content = contentOf(spec);
    const known = decision.current?.content === content ? decision.current : null;
    const decided = known ?? { content, key: newKey() };
    onDecision(decided);
    mutate(
      { spec: { ...spec, ...(repeatOf !== undefined && { repeatOf }) }, idempotencyKey: decided.key },
      {
        onSuccess: ({ id }) => onLaunched(id),
        onError: (problem) => {
          isSending.current = false;
          if (cameToNothing(problem)) onDecision(null);
        },
      },
    );
  };
  /** What was launched is done with: the next press is another decision. */
  const startAnew = () => {
    isSending.current = false;
    onDecision(null);
    reset();
  };

  return { launch, startAnew, isPending, isSuccess, error, sameContent: sameContentOf(error), reset };
}

/** The launch that has the same content, when that is why this one was refused. */
export function sameContentOf(error: unknown): SameContent | null {
  return error instanceof ApiProblem ? (z.safeParse(SameContent, error.details).data ?? null) : null;
}

/** The key's row rests without a campaign, or belongs to another content: asking with it again would only get the same answer. */
export function cameToNothing(error: unknown): boolean {
  return error instanceof ApiProblem && error.details?.["launchId"] !== undefined && sameContentOf(error) === null;
}

/** 128 random bits; `randomUUID` is missing where the page is not served over TLS. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
