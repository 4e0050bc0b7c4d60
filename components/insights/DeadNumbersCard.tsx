"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect } from "react";
import { DownloadButton } from "@/components/downloads/DownloadButton";
import { Card } from "@/components/ui/Card";
import { ErrorState } from "@/components/ui/ErrorState";
import { Ltr } from "@/components/ui/Ltr";
import { Pagination } from "@/components/ui/Pagination";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { TextLink } from "@/components/ui/TextLink";
import { useErrorText } from "@/components/ui/use-error-text";
import { insightsQueries } from "@/lib/insights/queries";
import type { DeadNumber } from "@/lib/insights/schema";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phones/number";

const PAGE_SIZE = 10;

interface DeadNumbersProps {
  range: { from: string; to: string };
  page: number;
  goTo: (page: number, history?: "push" | "replace") => void;
}

/** Numbers that did not exist again and again: what to take off the lists. */
export function DeadNumbersCard({ range, page, goTo }: DeadNumbersProps) {
  const t = useTranslations("insights.deadNumbers");
  const errorText = useErrorText();
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(insightsQueries.deadNumbers(range, page, PAGE_SIZE));
  const last = data && !isPlaceholderData ? Math.max(1, Math.ceil(data.total / PAGE_SIZE)) : null;
  useEffect(() => {
    // An address from a time when there were more.
    if (last !== null && page > last) goTo(last, "replace");
  }, [last, page, goTo]);
  if (!data && !error) return <RowsSkeleton rows={10} cells={["h-3 w-32", "h-3 w-12", "ms-auto h-3 w-1/3"]} className="h-10 gap-4" />;
  return (
    <Card
      flush
      title={t("title")}
      aside={data && data.total > 0 && <DownloadButton address={paths.api.deadNumbersCsv(range)}>{t("download")}</DownloadButton>}
    >
      {error && (
        <ErrorState onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {data && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
          <p className="max-w-[72ch] px-4 pb-3 text-ink-2">{data.total === 0 ? t("empty") : t("count", { count: data.total })}</p>
          {data.numbers.length > 0 && <Numbers numbers={data.numbers} />}
          {data.total > PAGE_SIZE && <Pagination page={page} pageSize={PAGE_SIZE} total={data.total} onChange={goTo} />}
        </div>
      )}
    </Card>
  );
}

function Numbers({ numbers }: { numbers: DeadNumber[] }) {
  const t = useTranslations("insights.deadNumbers");
  const format = useFormatter();
  return (
    <Table
      label={t("title")}
      head={
        <>
          <Th>{t("phone")}</Th>
          <Th numeric>{t("campaigns")}</Th>
          <Th>{t("latest")}</Th>
        </>
      }
    >
      {numbers.map(({ phone, campaigns, latest }) => (
        <Tr key={phone}>
          <Td label={t("phone")}>
            <Ltr mono>{formatPhone(phone)}</Ltr>
          </Td>
          <Td label={t("campaigns")} numeric>
            <Ltr>{format.number(campaigns)}</Ltr>
          </Td>
          <Td label={t("latest")} className="md:w-full">
            <span className="flex min-w-0 flex-wrap gap-x-4">
              {latest.map(({ campaignId, title }, index) => (
                // A phone has room for one.
                <TextLink
                  key={campaignId}
                  href={paths.campaign(campaignId)}
                  className={index === 0 ? "max-w-56 truncate" : "max-w-56 truncate max-md:hidden"}
                >
                  <bdi dir="auto">{title || campaignId}</bdi>
                </TextLink>
              ))}
            </span>
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
