"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useActor } from "@/components/shell/actor-context";
import { Card } from "@/components/ui/Card";
import { ErrorState } from "@/components/ui/ErrorState";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { launchQueries } from "@/lib/launches/queries";
import type { Launch } from "@/lib/launches/schema";
import { LaunchActions } from "./LaunchActions";
import { LaunchContent } from "./LaunchContent";
import { LaunchFacts } from "./LaunchFacts";
import { LaunchHead } from "./LaunchHead";
import { LaunchSteps } from "./LaunchSteps";
import { LaunchTrouble } from "./LaunchTrouble";
import { keepSeenStrays } from "./seen-strays";

/**
 * A launch as it goes on: what is being done, since when, on what evidence. Read from its row, so that a refresh, a second tab
 * and a colleague see the same.
 */
export function LaunchProgress({ launchId }: { launchId: string }) {
  const { data: launch, error, refetch, isFetching } = useQuery(launchQueries.one(launchId));
  const errorText = useErrorText();
  if (launch) return <Progress launch={launch} />;
  if (error) {
    return (
      <Card>
        <ErrorState onRetry={() => void refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      </Card>
    );
  }
  return (
    <Loading>
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_320px]">
        <Card>
          <Skeleton className="h-7 w-64" />
          <Skeleton className="mt-4 h-40 w-full" />
        </Card>
        <Card>
          <Skeleton className="h-40 w-full" />
        </Card>
      </div>
    </Loading>
  );
}

function Progress({ launch }: { launch: Launch }) {
  const t = useTranslations("launches");
  useSeen(launch);
  return (
    <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_320px] lg:grid-rows-[auto_1fr]">
      <Card>
        <div className="flex flex-col gap-4">
          <LaunchHead launch={launch} />
          <LaunchTrouble launch={launch} />
          <LaunchActions launch={launch} />
        </div>
      </Card>
      {/* Who has to approve looks at what is sent first. */}
      <Card title={t("steps")} className={launch.state === "awaiting-approval" ? "max-lg:order-last" : undefined}>
        <LaunchSteps steps={launch.steps} />
      </Card>
      <div className="flex min-w-0 flex-col gap-3 lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <Card title={t("facts.title")}>
          <LaunchFacts launch={launch} />
        </Card>
        {launch.content && (
          <Card title={t("content.title")}>
            <LaunchContent launchId={launch.id} content={launch.content} seconds={launch.dryRun?.audioSeconds ?? null} />
          </Card>
        )}
      </div>
    </div>
  );
}

/** Its author looked at it: what stands beside its campaign is no news any more. */
function useSeen({ id, strays, createdBy }: Launch): void {
  const { id: actorId } = useActor();
  useEffect(() => {
    if (strays > 0 && createdBy.id === actorId) keepSeenStrays(actorId, id, strays);
  }, [actorId, id, strays, createdBy.id]);
}
