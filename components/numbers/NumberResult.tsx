"use client";
import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/ui/Card";
import { ErrorState } from "@/components/ui/ErrorState";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { numberQueries } from "@/lib/numbers/queries";
import { CallsCard } from "./CallsCard";
import { ListsCard } from "./ListsCard";
import { StandingCard } from "./StandingCard";

const WAITING = ["h-3 w-40", "h-3 w-24", "ms-auto h-3 w-1/4"];

/** Whether it may be called stands first; the campaigns, which take longest, don't hold it up. */
export function NumberResult({ phone }: { phone: string }) {
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery(numberQueries.about(phone));
  return (
    <>
      {data ? (
        <StandingCard answer={data} />
      ) : error ? (
        <Card>
          <ErrorState onRetry={() => refetch()} isRetrying={isFetching}>
            {errorText(error)}
          </ErrorState>
        </Card>
      ) : (
        <RowsSkeleton rows={1} cells={WAITING} className="h-16 gap-4" />
      )}
      <CallsCard phone={phone} />
      {data ? <ListsCard answer={data} /> : !error && <RowsSkeleton rows={2} cells={WAITING} className="h-12 gap-4" />}
    </>
  );
}
