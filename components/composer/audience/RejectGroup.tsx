"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { ErrorState } from "@/components/ui/ErrorState";
import { Pagination } from "@/components/ui/Pagination";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { audienceQueries } from "@/lib/audiences/queries";
import type { Audience } from "@/lib/audiences/schema";
import type { RejectReason } from "@/lib/phones/number";
import { RejectRow } from "./RejectRow";

/** Texts in place of rejects, by their place in the whole list; "" leaves one out. */
export type Fixes = ReadonlyMap<number, string>;

const PAGE_SIZE = 25;

interface RejectGroupProps {
  audience: Audience;
  reason: RejectReason;
  fixes: Fixes;
  /** `null` forgets the correction. */
  onChange: (index: number, text: string | null) => void;
}

/** The rejects of one reason, page by page. Enter in a row goes to the next row's box. */
export function RejectGroup({ audience, reason, fixes, onChange }: RejectGroupProps) {
  const t = useTranslations("audiences.fixes");
  const errorText = useErrorText();
  const [page, setPage] = useState(1);
  const list = useRef<HTMLUListElement>(null);
  const { data, error, isFetching, refetch } = useQuery({
    ...audienceQueries.rejects(audience.id, { page, pageSize: PAGE_SIZE, reason }),
    placeholderData: keepPreviousData,
  });
  if (error && !data) {
    return (
      <ErrorState title={t("notLoaded")} onRetry={() => void refetch()} isRetrying={isFetching}>
        {errorText(error)}
      </ErrorState>
    );
  }
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-48 w-full rounded-md" />
      </Loading>
    );
  }
  const toNextBox = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const boxes = [...(list.current?.querySelectorAll("input") ?? [])];
    const next = boxes[boxes.indexOf(event.target) + 1];
    next?.focus();
    next?.select();
  };
  return (
    <>
      <ul ref={list} onKeyDown={toNextBox} className="divide-y">
        {data.rejects.map((reject) => (
          <RejectRow key={reject.index} reject={reject} fix={fixes.get(reject.index) ?? null} onChange={onChange} />
        ))}
      </ul>
      {data.total > PAGE_SIZE && <Pagination page={page} pageSize={PAGE_SIZE} total={data.total} onChange={setPage} />}
    </>
  );
}
