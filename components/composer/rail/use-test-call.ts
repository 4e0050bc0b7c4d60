"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { launchQueries } from "@/lib/launches/queries";
import { readPhone } from "@/lib/phones/number";
import { useSaveTestPhone } from "@/lib/users/queries";
import type { Decision } from "../storage";
import { useComposer } from "../use-composer";
import { useDecidedLaunch } from "../use-launching";
import { contentOf, useDryRun } from "../use-pricing";
import { testSpecOf } from "./test-call";

/** One call of the composed campaign to one's own number: its price, its launch, and the launch that came of it. */
export function useTestCall(written: string, isOpen: boolean) {
  const t = useTranslations("composer.testCall");
  const { values } = useComposer();
  const client = useQueryClient();
  const reading = readPhone(written);
  const phone = reading.kind === "phone" ? reading.phone : null;
  const spec = useMemo(() => testSpecOf(values, phone ?? "", t("name")), [values, phone, t]);
  const { settled, data, error, isPlaceholderData, isFetching, askNow } = useDryRun(spec, isOpen && phone ? contentOf(spec) : null);
  const isTold = settled && !isPlaceholderData;

  const saving = useSaveTestPhone();
  const decision = useRef<Decision | null>(null);
  const [launchId, setLaunchId] = useState<string | null>(null);
  const { launch, startAnew, ...sending } = useDecidedLaunch({
    decision,
    onDecision: (next) => {
      decision.current = next;
    },
    onLaunched: (id) => {
      setLaunchId(id);
      startAnew();
      // It took from the balance that the campaign's price is told with.
      void client.invalidateQueries({ queryKey: launchQueries.dryRuns() });
    },
  });

  return {
    reading,
    phone,
    /** What the one call costs, and what our rules say of it; null until IP-Sales said. */
    figures: (isTold && !error && data) || null,
    isAsking: phone !== null && (!settled || isFetching),
    priceError: isTold && !isFetching ? error : null,
    askPrice: askNow,
    sending,
    /** The launch of the last test call. */
    launchId,
    /** @param repeatOf the test call that is meant again */
    call: (repeatOf?: string) => {
      if (phone === null) return;
      saving.mutate(phone, { onError: () => toast({ tone: "danger", title: t("notRemembered") }) });
      launch(spec, repeatOf);
    },
  };
}
