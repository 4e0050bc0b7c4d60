"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useActor } from "@/components/shell/actor-context";
import { Page } from "@/components/shell/Page";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { ComposerForm } from "./ComposerForm";
import { clearStored, readStored, type Stored } from "./storage";

/** A new campaign, with what was typed in this tab before. */
export function Composer() {
  const t = useTranslations("composer");
  const { id: actorId } = useActor();
  const [round, setRound] = useState<{ number: number; stored: Stored } | null>(null);
  // The tab's storage is known to the browser only: what the server draws is the skeleton.
  useEffect(() => setRound({ number: 0, stored: readStored(actorId) }), [actorId]);
  const startOver = () => {
    clearStored(actorId);
    setRound((now) => ({ number: (now?.number ?? 0) + 1, stored: readStored(actorId) }));
  };
  return (
    <Page title={t("title")}>
      {round ? (
        <ComposerForm key={round.number} actorId={actorId} stored={round.stored} onStartOver={startOver} />
      ) : (
        <Loading>
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
            <div className="flex flex-col gap-4">
              <Skeleton className="h-16 w-full" />
              <Skeleton className="h-112 w-full rounded-lg" />
            </div>
            <Skeleton className="h-64 w-full rounded-lg" />
          </div>
        </Loading>
      )}
    </Page>
  );
}
