"use client";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ContactTotal } from "@/components/lists/ContactTotal";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { Ltr } from "@/components/ui/Ltr";
import { Pagination } from "@/components/ui/Pagination";
import { SearchField } from "@/components/ui/SearchField";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { TextLink } from "@/components/ui/TextLink";
import { useErrorText } from "@/components/ui/use-error-text";
import { listQueries } from "@/lib/lists/queries";
import type { MailingList } from "@/lib/lists/schema";
import { paths } from "@/lib/paths";

const PAGE_SIZE = 8;

interface ListChoiceProps {
  chosen: number | null;
  /** It is a source already. */
  isTaken: (listId: number) => boolean;
  onChoose: (listId: number) => void;
}

/** The registered mailing lists, to choose one from. */
export function ListChoice({ chosen, isTaken, onChoose }: ListChoiceProps) {
  const t = useTranslations("audiences.sources.list");
  const errorText = useErrorText();
  const [search, setSearch] = useState("");
  const [page, setPage] = useState(1);
  const { data, error, isFetching, refetch } = useQuery(listQueries.registry());
  if (!data) {
    return error ? (
      <ErrorState onRetry={() => void refetch()} isRetrying={isFetching}>
        {errorText(error)}
      </ErrorState>
    ) : (
      <Loading>
        <Skeleton className="h-24 w-full rounded-md" />
      </Loading>
    );
  }
  if (data.length === 0) {
    return (
      <p className="max-w-[72ch] text-ink-2">
        {t("noneRegistered")} <TextLink href={paths.lists()}>{t("toRegister")}</TextLink>
      </p>
    );
  }
  const words = search.trim().toLowerCase();
  const found = data.filter(({ name, id }) => name.toLowerCase().includes(words) || String(id).startsWith(words));
  return (
    <div className="flex flex-col gap-3">
      {data.length > PAGE_SIZE && (
        <SearchField
          label={t("search")}
          value={search}
          onChange={(next) => {
            setSearch(next);
            setPage(1);
          }}
          className="w-64 max-md:w-full"
        />
      )}
      {found.length === 0 ? (
        <EmptyState>{t("notFound")}</EmptyState>
      ) : (
        <div className="overflow-hidden rounded-md border">
          <ul aria-label={t("choose")} className="divide-y">
            {found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((list) => (
              <ListRow key={list.id} list={list} isChosen={chosen === list.id} isTaken={isTaken(list.id)} onChoose={onChoose} />
            ))}
          </ul>
          {found.length > PAGE_SIZE && <Pagination page={page} pageSize={PAGE_SIZE} total={found.length} onChange={setPage} />}
        </div>
      )}
    </div>
  );
}

interface ListRowProps {
  list: MailingList;
  isChosen: boolean;
  isTaken: boolean;
  onChoose: (listId: number) => void;
}

function ListRow({ list: { id, name, purpose }, isChosen, isTaken, onChoose }: ListRowProps) {
  const t = useTranslations("audiences.sources.list");
  return (
    <li>
      <button
        type="button"
        onClick={() => onChoose(id)}
        disabled={isTaken}
        aria-pressed={isChosen}
        className={clsx(
          "flex min-h-12 w-full flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-start outline-offset-[-2px]!",
          isTaken ? "text-ink-2" : "cursor-pointer hover:bg-hover",
          isChosen && "bg-accent-soft",
        )}
      >
        <span className="min-w-0 flex-1 basis-60 break-words font-semibold">
          <bdi dir="auto">{name}</bdi>
        </span>
        <span className="w-20 text-ink-2 text-sm">
          <Ltr mono>{id}</Ltr>
        </span>
        <span className="w-20 text-ink-2 text-sm">{t(`purposes.${purpose}`)}</span>
        <span className="w-32 text-ink-2 text-sm">
          {isTaken ? (
            t("taken")
          ) : (
            <>
              {t("contacts")} <ContactTotal listId={id} />
            </>
          )}
        </span>
      </button>
    </li>
  );
}
