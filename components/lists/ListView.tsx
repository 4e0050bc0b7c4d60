"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Page } from "@/components/shell/Page";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { LinkButton } from "@/components/ui/LinkButton";
import { Ltr } from "@/components/ui/Ltr";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { listQueries } from "@/lib/lists/queries";
import type { ListId, MailingList } from "@/lib/lists/schema";
import { paths } from "@/lib/paths";
import { ContactsTab } from "./ContactsTab";
import { DetailsTab } from "./DetailsTab";
import { ImportTab } from "./import/ImportTab";
import { useImportForm } from "./import/use-import-form";
import { LIST_TABS, type ListTab, ListTabs } from "./ListTabs";
import { SnapshotsTab } from "./snapshots/SnapshotsTab";

/** A registered list: its contacts, imports, snapshots, and what is known of it. */
export function ListView({ listId }: { listId: ListId }) {
  const t = useTranslations("lists");
  const errorText = useErrorText();
  const [tab] = useQueryState("tab", parseAsStringLiteral(LIST_TABS).withDefault("contacts"));
  const { data, error, isFetching, refetch } = useQuery(listQueries.registry());
  const list = data?.find(({ id }) => id === listId);
  const title = list ? <bdi dir="auto">{list.name}</bdi> : t("one");
  return (
    <Page title={title} parent={{ href: paths.lists(), title: t("title") }} badge={list && <NumberMark listId={listId} />}>
      {!data && error && (
        <ErrorState onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && <RowsSkeleton rows={8} cells={["h-3 w-40", "h-3 w-24", "ms-auto h-3 w-1/4"]} className="h-11 gap-6" />}
      {data && !list && (
        <EmptyState action={<LinkButton href={paths.lists()}>{t("toLists")}</LinkButton>}>
          {t("problems.notRegistered", { id: String(listId) })}
        </EmptyState>
      )}
      {list && (
        <>
          <ListTabs listId={listId} tab={tab} />
          <Tab key={listId} list={list} tab={tab} />
        </>
      )}
    </Page>
  );
}

/** What was chosen for an import outlives a look at another tab. */
function Tab({ list, tab }: { list: MailingList; tab: ListTab }) {
  const importForm = useImportForm();
  if (tab === "import") return <ImportTab list={list} form={importForm} />;
  if (tab === "snapshots") return <SnapshotsTab list={list} />;
  if (tab === "details") return <DetailsTab list={list} />;
  return <ContactsTab list={list} />;
}

/** Whoever speaks of a list with IP-Sales speaks of its number. */
function NumberMark({ listId }: { listId: ListId }) {
  const t = useTranslations("lists");
  return (
    <span className="shrink-0 text-ink-2 text-sm">
      <span className="max-md:sr-only">{t("columns.number")}</span> <Ltr mono>{listId}</Ltr>
    </span>
  );
}
