"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Card } from "@/components/ui/Card";
import { ErrorState } from "@/components/ui/ErrorState";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { Spinner } from "@/components/ui/Spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import { localeOf } from "@/lib/i18n/config";
import { launchQueries } from "@/lib/launches/queries";
import type { Launch } from "@/lib/launches/schema";
import { formatTime } from "@/lib/time";
import { LaunchActions } from "./LaunchActions";
import { LaunchBadge } from "./LaunchBadge";
import { LaunchFacts } from "./LaunchFacts";
import { LaunchSteps } from "./LaunchSteps";

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
      <Card>
        <Skeleton className="h-7 w-64" />
        <Skeleton className="mt-4 h-40 w-full" />
      </Card>
    </Loading>
  );
}

function Progress({ launch }: { launch: Launch }) {
  const t = useTranslations("launches");
  return (
    <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_320px]">
      <Card>
        <div className="flex flex-col gap-4">
          <div role="status" className="flex flex-col gap-1">
            <div className="flex flex-wrap items-center gap-3">
              <LaunchBadge state={launch.state} />
              <h2 className="font-semibold text-lg">
                <bdi dir="auto">{launch.title}</bdi>
              </h2>
            </div>
            <p className="flex items-center gap-2 text-lg">
              {MOVING.includes(launch.state) && <Spinner label={t(`states.${launch.state}.word`)} />}
              <StateSentence launch={launch} />
            </p>
          </div>
          <p className="text-ink-2 text-sm">
            {t("since")} <RelativeTime at={launch.stateSince} />
          </p>
          <LaunchTrouble launch={launch} />
          <LaunchActions launch={launch} />
          <hr className="border-line" />
          <LaunchSteps steps={launch.steps} />
        </div>
      </Card>
      <Card title={t("facts.title")}>
        <LaunchFacts launch={launch} />
      </Card>
    </div>
  );
}

const MOVING: Launch["state"][] = ["preparing", "committing", "unknown"];

/** `held` says that nobody was dialled; whether a person is awaited depends on what was asked. */
function StateSentence({ launch: { state, startOnHold, startAt } }: { launch: Launch }) {
  const t = useTranslations("launches.states");
  const locale = localeOf(useLocale());
  if (state === "held" && startOnHold) return t("held.awaitsPerson");
  if (state === "scheduled" && startAt) {
    return t.rich("scheduled.at", { time: formatTime(startAt, locale, "short"), when: (chunks) => <bdi>{chunks}</bdi> });
  }
  return t(`${state}.sentence`);
}

const DOUBT: Launch["state"][] = ["unknown", "absent", "needs-person"];

/** What went wrong, and in a doubt what is being checked: amber, for nothing is lost yet. */
function LaunchTrouble({ launch }: { launch: Launch }) {
  const t = useTranslations("launches");
  const { problem, search, state } = launch;
  if (state === "unknown") {
    return (
      <Banner tone="warning" title={t("doubt.title")} announce>
        {t("doubt.explanation")} {problem?.message}{" "}
        {search && (
          <>
            {t("doubt.looks", { looks: search.looks })} {search.found === null ? t("doubt.unreadable") : t("doubt.notFound")}{" "}
            <RelativeTime at={search.lastAt} />
          </>
        )}
      </Banner>
    );
  }
  if (!problem) return null;
  return (
    <Banner tone={DOUBT.includes(state) ? "warning" : "danger"} announce>
      {problem.message}
    </Banner>
  );
}
