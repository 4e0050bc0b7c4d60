"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { Ltr } from "@/components/ui/Ltr";
import { Pagination } from "@/components/ui/Pagination";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { useErrorText } from "@/components/ui/use-error-text";
import { localeOf } from "@/lib/i18n/config";
import { listJobQueries } from "@/lib/lists/job-queries";
import type { Contact, MailingList } from "@/lib/lists/schema";
import { formatPhone } from "@/lib/phones/number";
import { formatTime } from "@/lib/time";
import { RestoreDialog } from "./RestoreDialog";

const PAGE_SIZE = 50;

interface SnapshotViewProps {
  list: MailingList;
  snapshotId: string;
  onLeave: () => void;
  onRestoring: (jobId: string) => void;
}

/** Who was in the list when a snapshot was taken, page by page; from here it is compared with the list as it is now. */
export function SnapshotView({ list, snapshotId, onLeave, onRestoring }: SnapshotViewProps) {
  const t = useTranslations("lists.snapshots.one");
  const words = useTranslations("lists.snapshots");
  const locale = localeOf(useLocale());
  const errorText = useErrorText();
  const [page, setPage] = useState(1);
  const [isRestoring, setRestoring] = useState(false);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(
    listJobQueries.snapshot(list.id, snapshotId, { page, pageSize: PAGE_SIZE }),
  );
  const back = (
    <Button kind="quiet" onPress={onLeave}>
      {t("back")}
    </Button>
  );
  if (!data) {
    return error ? (
      <Card>
        <ErrorState title={words("notLoaded")} onRetry={() => void refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
        {back}
      </Card>
    ) : (
      <RowsSkeleton rows={8} cells={["h-3 w-28", "h-3 w-40", "ms-auto h-3 w-1/4"]} className="h-10 gap-6" />
    );
  }
  const { snapshot, contacts, total } = data;
  const title = t.rich("title", {
    when: () => <time dateTime={snapshot.takenAt}>{formatTime(snapshot.takenAt, locale)}</time>,
  });
  return (
    <Card
      flush
      title={title}
      aside={
        <span className="flex flex-wrap items-center gap-2">
          {back}
          <Button onPress={() => setRestoring(true)}>{t("compare")}</Button>
        </span>
      }
    >
      {!snapshot.isWhole && (
        <Banner tone="info" className="mx-4 mb-3">
          {words("partialHelp")}
        </Banner>
      )}
      {total === 0 ? (
        <EmptyState>{t("empty")}</EmptyState>
      ) : (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
          <Contacts contacts={contacts} />
          {total > PAGE_SIZE && <Pagination page={page} pageSize={PAGE_SIZE} total={total} onChange={setPage} />}
        </div>
      )}
      <RestoreDialog
        list={list}
        snapshotId={snapshotId}
        isWhole={snapshot.isWhole}
        isOpen={isRestoring}
        onOpenChange={setRestoring}
        onBegun={onRestoring}
      />
    </Card>
  );
}

function Contacts({ contacts }: { contacts: readonly Contact[] }) {
  const t = useTranslations("lists.snapshots.one");
  const words = useTranslations("lists.snapshots");
  return (
    <Table
      label={words("contacts")}
      head={
        <>
          <Th>{t("phones")}</Th>
          <Th>{t("name")}</Th>
          <Th>{t("emails")}</Th>
          <Th>{t("state")}</Th>
        </>
      }
    >
      {contacts.map(({ id, phones, firstName, lastName, emails, blocked }) => (
        <Tr key={id}>
          <Td label={t("phones")}>
            <Ltr mono>{phones.map(formatPhone).join(", ")}</Ltr>
          </Td>
          <Td label={t("name")} className="max-w-72 truncate">
            <bdi dir="auto">{[firstName, lastName].filter(Boolean).join(" ")}</bdi>
          </Td>
          <Td label={t("emails")} className="max-w-72 truncate">
            <bdi dir="ltr">{emails.join(", ")}</bdi>
          </Td>
          <Td label={t("state")}>
            {blocked === false ? (
              t("open")
            ) : (
              <Badge tone="warning" mark={blocked === null ? "unknown" : "cross"}>
                {t(blocked === null ? "unknown" : "blocked")}
              </Badge>
            )}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
