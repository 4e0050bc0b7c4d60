"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { keep, useDownload } from "@/components/downloads/use-download";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { ErrorState } from "@/components/ui/ErrorState";
import { Pagination } from "@/components/ui/Pagination";
import { PausedSearchField } from "@/components/ui/PausedSearchField";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { usePageInRange } from "@/components/ui/use-page-in-range";
import { CONTACTS_HEADER, contactLine } from "@/lib/lists/contact-csv";
import { contactQueries, queryOf } from "@/lib/lists/contact-queries";
import type { ContactsPage } from "@/lib/lists/contact-schema";
import type { MailingList } from "@/lib/lists/schema";
import { paths } from "@/lib/paths";
import { AllFound } from "./AllFound";
import type { ContactAct } from "./ContactActions";
import { ContactDialogs } from "./ContactDialogs";
import { ContactsExport } from "./ContactsExport";
import { ContactsTable } from "./ContactsTable";
import { NoContacts } from "./NoContacts";
import { PageChoice } from "./PageChoice";
import { SelectionBar } from "./SelectionBar";
import { useContactsView } from "./use-contacts-view";
import { useSelection } from "./use-selection";

/** The contacts of a list as IP-Sales has them now: looked for, looked through, chosen and changed. */
export function ContactsTab({ list }: { list: MailingList }) {
  const t = useTranslations("lists.contacts");
  const errorText = useErrorText();
  const view = useContactsView();
  const { search, page, pageSize } = view;
  const { data, error, isFetching, isPlaceholderData, dataUpdatedAt, refetch } = useQuery(contactQueries.page(list.id, view));
  const selection = useSelection(search, data?.contacts);
  const [act, setAct] = useState<ContactAct | null>(null);
  const download = useDownload();
  const total = data?.total ?? null;
  usePageInRange(data && !isPlaceholderData ? { page, pageSize, rows: data.contacts.length, total } : null, view.goTo);
  const isEmpty = data?.contacts.length === 0;
  const isWaiting = !data || (isEmpty && (isPlaceholderData || page > 1));

  const exportChosen = () => {
    const { chosen } = selection;
    if (chosen && "search" in chosen) return void download.start(paths.api.contactsFile(list.id, "csv", queryOf(chosen.search)));
    if (chosen)
      keep(`list-${list.id}-contacts.csv`, new Blob([CONTACTS_HEADER, ...chosen.contacts.map(contactLine)], { type: "text/csv" }));
  };
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <search aria-label={t("find")} className="max-md:w-full">
          <PausedSearchField label={t("search")} value={search} onChange={view.setSearch} className="w-72 max-md:w-full" />
        </search>
        <div className="ms-auto flex gap-3 max-md:w-full">
          <ContactsExport listId={list.id} search={search} total={total} download={download} />
          <Button kind="primary" size="large" icon={Plus} onPress={() => setAct({ kind: "add" })} className="max-md:flex-1">
            {t("add")}
          </Button>
        </div>
      </div>
      {error && (
        <ErrorState title={data && t("stale")} onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {isWaiting && !error && (
        <RowsSkeleton rows={10} cells={["size-4", "h-3 w-40", "h-3 w-28", "ms-auto h-3 w-1/4"]} className="h-11 gap-6" />
      )}
      {data && data.contacts.length > 0 && (
        <Card
          flush
          title={<FoundTitle total={total} search={search} />}
          aside={<RelativeTime at={new Date(dataUpdatedAt).toISOString()} />}
        >
          <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
            <div className="border-t px-4 md:hidden">
              <PageChoice contacts={data.contacts} selection={selection} withWords />
            </div>
            <AllFound contacts={data.contacts} total={total} selection={selection} />
            <ContactsTable contacts={data.contacts} selection={selection} onAct={setAct} />
            <Pagination page={page} pageSize={pageSize} total={total ?? seenUpTo(data, page, pageSize)} onChange={view.goTo} />
          </div>
        </Card>
      )}
      {isEmpty && !isWaiting && (
        <NoContacts list={list} search={search} onClear={() => void view.setSearch("")} onAdd={() => setAct({ kind: "add" })} />
      )}
      <SelectionBar selection={selection} onAct={setAct} onExport={exportChosen} />
      <ContactDialogs list={list} act={act} onClose={() => setAct(null)} onDone={selection.letGo} />
    </>
  );
}

/** Where upstream doesn't say how many there are: as many as were seen, and one more where the page is full. */
const seenUpTo = ({ contacts }: ContactsPage, page: number, pageSize: number): number =>
  (page - 1) * pageSize + contacts.length + (contacts.length === pageSize ? 1 : 0);

function FoundTitle({ total, search }: { total: number | null; search: string }) {
  const t = useTranslations("lists.contacts");
  const format = useFormatter();
  if (total === null) return t("title");
  return t(search ? "found" : "count", { count: total, shown: format.number(total) });
}
