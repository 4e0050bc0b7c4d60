"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { NumberLink } from "@/components/numbers/NumberLink";
import { OptOutEntries } from "@/components/numbers/StandingCard";
import { Dialog } from "@/components/ui/Dialog";
import { ErrorState } from "@/components/ui/ErrorState";
import { Ltr } from "@/components/ui/Ltr";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { optOutQueries } from "@/lib/opt-outs/queries";
import { formatPhone } from "@/lib/phones/number";

/** How a number came into the ledger, each time, and how it left. */
export function HistoryDialog({ phone, onClose }: { phone: string; onClose: () => void }) {
  const t = useTranslations("optOuts.history");
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery(optOutQueries.history(phone));
  const title = t.rich("title", { phone: () => <Ltr mono>{formatPhone(phone)}</Ltr> });
  return (
    <Dialog title={title} isOpen onOpenChange={(open) => open || onClose()} size="wide">
      {error && (
        <ErrorState onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && <RowsSkeleton rows={2} cells={["h-3 w-32", "h-3 w-1/2"]} className="h-12 gap-6" />}
      {data && <OptOutEntries entries={data.entries} />}
      <p className="mt-4">
        <NumberLink phone={phone} />
      </p>
    </Dialog>
  );
}
