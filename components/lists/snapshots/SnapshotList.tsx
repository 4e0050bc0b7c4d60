"use client";
import { useQuery } from "@tanstack/react-query";
import { Camera } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { Ltr } from "@/components/ui/Ltr";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { localeOf } from "@/lib/i18n/config";
import { listJobQueries, useTakeSnapshot } from "@/lib/lists/job-queries";
import type { ListSnapshot, MailingList } from "@/lib/lists/schema";
import { formatTime } from "@/lib/time";
import { RestoreDialog } from "./RestoreDialog";

interface SnapshotListProps {
  list: MailingList;
  onView: (snapshotId: string) => void;
  onRestoring: (jobId: string) => void;
}

/** What was kept of a list before something was done to it, the latest first. */
export function SnapshotList({ list, onView, onRestoring }: SnapshotListProps) {
  const t = useTranslations("lists.snapshots");
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery(listJobQueries.snapshots(list.id));
  const [chosen, setChosen] = useState<ListSnapshot | null>(null);
  if (!data && !error) return <RowsSkeleton rows={5} cells={["h-3 w-40", "h-3 w-24", "ms-auto h-6 w-32"]} className="h-11 gap-6" />;
  return (
    <div className="flex flex-col gap-4">
      <Card flush title={t("title", { count: data?.length ?? 0 })} aside={<TakeSnapshot list={list} />}>
        {error && (
          <ErrorState title={t("notLoaded")} onRetry={() => void refetch()} isRetrying={isFetching}>
            {errorText(error)}
          </ErrorState>
        )}
        {data?.length === 0 && <EmptyState>{t("empty")}</EmptyState>}
        {data && data.length > 0 && (
          <>
            <p className="max-w-[72ch] px-4 pb-3 text-ink-2">{t("about")}</p>
            <Table label={t("title", { count: data.length })} head={<Head />}>
              {data.map((snapshot) => (
                <SnapshotRow
                  key={snapshot.id}
                  snapshot={snapshot}
                  onView={() => onView(snapshot.id)}
                  onRestore={() => setChosen(snapshot)}
                />
              ))}
            </Table>
          </>
        )}
      </Card>
      {chosen && (
        <RestoreDialog
          key={chosen.id}
          list={list}
          snapshotId={chosen.id}
          isWhole={chosen.isWhole}
          isOpen
          onOpenChange={(isOpen) => isOpen || setChosen(null)}
          onBegun={onRestoring}
        />
      )}
    </div>
  );
}

function TakeSnapshot({ list }: { list: MailingList }) {
  const t = useTranslations("lists.snapshots");
  const errorText = useErrorText();
  const take = useTakeSnapshot(list.id);
  const press = () =>
    take.mutate(undefined, {
      onSuccess: ({ contacts }) => toast({ tone: "success", title: t("taken"), description: t("takenCount", { count: contacts }) }),
      onError: (error) => toast({ tone: "danger", title: t("notTaken"), description: errorText(error) }),
    });
  return (
    <Button icon={Camera} onPress={press} isPending={take.isPending} pendingLabel={t("taking")}>
      {t("take")}
    </Button>
  );
}

function Head() {
  const t = useTranslations("lists.snapshots");
  return (
    <>
      <Th>{t("when")}</Th>
      <Th>{t("by")}</Th>
      <Th>{t("why")}</Th>
      <Th numeric>{t("contacts")}</Th>
      <Th numeric>{t("blocked")}</Th>
      <Th>
        <span className="sr-only">{t("restore")}</span>
      </Th>
    </>
  );
}

function SnapshotRow({ snapshot, onView, onRestore }: { snapshot: ListSnapshot; onView: () => void; onRestore: () => void }) {
  const t = useTranslations("lists.snapshots");
  const format = useFormatter();
  const locale = localeOf(useLocale());
  const { takenAt, takenBy, reason, contacts, blocked, isWhole } = snapshot;
  const when = formatTime(takenAt, locale);
  return (
    <Tr>
      <Td label={t("when")}>
        <time dateTime={takenAt}>{when}</time>
      </Td>
      <Td label={t("by")}>{takenBy ? <bdi dir="auto">{takenBy.name}</bdi> : t("system")}</Td>
      <Td label={t("why")}>
        <span className="inline-flex flex-wrap items-center gap-2">
          {t(`reasons.${reason}`)}
          {!isWhole && <Badge mark="info">{t("partial")}</Badge>}
        </span>
      </Td>
      <Td label={t("contacts")} numeric>
        <Ltr>{format.number(contacts)}</Ltr>
      </Td>
      <Td label={t("blocked")} numeric>
        <Ltr>{format.number(blocked)}</Ltr>
      </Td>
      <Td className="md:text-end">
        <span className="inline-flex gap-2 max-md:w-full max-md:*:flex-1">
          <Button kind="quiet" onPress={onView} aria-label={t("viewOf", { when })}>
            {t("view")}
          </Button>
          <Button onPress={onRestore} aria-label={t("restoreOf", { when })}>
            {t("restore")}
          </Button>
        </span>
      </Td>
    </Tr>
  );
}
