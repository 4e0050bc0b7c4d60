"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import { Skeleton } from "@/components/ui/Skeleton";
import { Spinner } from "@/components/ui/Spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import { listQueries } from "@/lib/lists/queries";
import type { ListId } from "@/lib/lists/schema";

/** How many contacts IP-Sales counts in a list, asked while the table is there already. */
export function ContactTotal({ listId }: { listId: ListId }) {
  const t = useTranslations("lists");
  const format = useFormatter();
  const errorText = useErrorText();
  const { data, error, isFetching } = useQuery(listQueries.total(listId));
  if (data === undefined && !error) {
    return (
      <span className="inline-flex items-center">
        <span className="sr-only">{t("counting")}</span>
        <Skeleton className="h-3 w-14" />
      </span>
    );
  }
  if (data === undefined || data === null) {
    return (
      <span title={error ? errorText(error) : undefined} className="inline-flex items-center gap-2 text-ink-2">
        {isFetching && <Spinner />}
        {t(error ? "notRead" : "unknown")}
      </span>
    );
  }
  return <Ltr>{format.number(data)}</Ltr>;
}
