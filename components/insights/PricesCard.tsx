"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "@/components/ui/Card";
import { Ltr } from "@/components/ui/Ltr";
import { Pagination } from "@/components/ui/Pagination";
import { rich } from "@/components/ui/rich";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { TextLink } from "@/components/ui/TextLink";
import type { PriceLine, Prices } from "@/lib/insights/schema";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";

const PAGE_SIZE = 10;

/** What the dry run said a campaign would cost, and what it cost. */
export function PricesCard({ prices }: { prices: Prices }) {
  const t = useTranslations("insights.prices");
  const format = useFormatter();
  const [chosenPage, setPage] = useState(1);
  const { campaigns, total, unknown, elsewhere } = prices;
  const page = Math.min(chosenPage, Math.max(1, Math.ceil(campaigns.length / PAGE_SIZE)));
  return (
    <Card flush title={t("title")}>
      <div className="grid gap-1 px-4 pb-3">
        {total ? (
          <p>
            {t.rich("total", {
              ...rich,
              count: total.campaigns,
              forecast: formatMoney(total.forecast),
              price: formatMoney(total.price),
            })}{" "}
            <b className="font-semibold">{total.percent !== null && <Percent percent={total.percent} />}</b>
          </p>
        ) : (
          <p className="text-ink-2">{t("empty")}</p>
        )}
        {unknown > 0 && <p className="text-ink-2 text-sm">{t("unknownCount", { count: unknown, shown: format.number(unknown) })}</p>}
        {elsewhere > 0 && <p className="text-ink-2 text-sm">{t("elsewhere", { count: elsewhere, shown: format.number(elsewhere) })}</p>}
      </div>
      {campaigns.length > 0 && (
        <Table
          label={t("title")}
          head={
            <>
              <Th>{t("campaign")}</Th>
              <Th numeric>{t("forecast")}</Th>
              <Th numeric>{t("price")}</Th>
              <Th numeric>{t("difference")}</Th>
            </>
          }
        >
          {campaigns.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((line) => (
            <Line key={line.campaignId} line={line} />
          ))}
        </Table>
      )}
      {campaigns.length > PAGE_SIZE && <Pagination page={page} pageSize={PAGE_SIZE} total={campaigns.length} onChange={setPage} />}
    </Card>
  );
}

function Line({ line: { campaignId, title, startedAt, forecast, price, percent } }: { line: PriceLine }) {
  const t = useTranslations("insights.prices");
  const locale = useLocale();
  const unknown = <span className="text-ink-2">{t("unknown")}</span>;
  return (
    <Tr>
      <Td className="max-w-64 py-2">
        <span className="block min-w-0">
          <TextLink href={paths.campaign(campaignId)} className="block truncate">
            <bdi dir="auto">{title || campaignId}</bdi>
          </TextLink>
          <span className="block text-ink-2 text-sm">{startedAt ? formatTime(startedAt, locale, "short") : t("startUnknown")}</span>
        </span>
      </Td>
      <Td label={t("forecast")} numeric>
        {forecast === null ? unknown : <Ltr>{formatMoney(forecast)}</Ltr>}
      </Td>
      <Td label={t("price")} numeric>
        {price === null ? unknown : <Ltr>{formatMoney(price)}</Ltr>}
      </Td>
      <Td label={t("difference")} numeric>
        <span>{percent === null ? unknown : <Percent percent={percent} />}</span>
      </Td>
    </Tr>
  );
}

/** Against the forecast, in words: a sign alone is easily overlooked. */
function Percent({ percent }: { percent: number }) {
  const t = useTranslations("insights.prices");
  const format = useFormatter();
  const shown = `${format.number(Math.abs(percent), { maximumFractionDigits: 1 })}%`;
  return percent === 0 ? t("same") : t.rich(percent > 0 ? "more" : "less", { ...rich, percent: shown });
}
