"use client";
import { useState } from "react";
import * as z from "zod/mini";
import { useVerificationCall } from "@/lib/caller-ids/queries";
import { Verification } from "@/lib/caller-ids/schema";
import { ApiProblem } from "@/lib/http/fetch-json";

const LostCall = z.object({ verification: Verification });

/** What is to be said of the latest call, once its code is waited for. `lost`: nobody knows whether it went out, in a sentence. */
export type CallNews = { kind: "again" } | { kind: "lost"; message: string } | null;

interface Outcomes {
  onCalled: (verificationId: number) => void;
  /** The account has the number; nobody was called. */
  onAlready: (phone: string) => void;
}

/** Asks for verification calls. A call whose confirmation got lost counts as placed: the phone may ring. */
export function useCalls({ onCalled, onAlready }: Outcomes) {
  const { mutate, reset, error, isPending } = useVerificationCall();
  const [news, setNews] = useState<CallNews>(null);
  const forget = () => {
    setNews(null);
    reset();
  };
  const ask = (phone: string, isAgain: boolean) => {
    setNews(null);
    mutate(phone, {
      onSuccess: ({ phone, verification }) => {
        if (!verification) return onAlready(phone);
        if (isAgain) setNews({ kind: "again" });
        onCalled(verification.id);
      },
      onError: (error) => {
        const lost = error instanceof ApiProblem ? z.safeParse(LostCall, error.details) : null;
        if (!lost?.success) return;
        setNews({ kind: "lost", message: error.message });
        onCalled(lost.data.verification.id);
      },
    });
  };
  return { ask, forget, isPending, news, error: news ? null : error };
}
