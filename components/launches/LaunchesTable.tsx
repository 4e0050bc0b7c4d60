"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/Badge";
import { Ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { TextLink } from "@/components/ui/TextLink";
import type { LaunchSummary } from "@/lib/launches/schema";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { LaunchBadge } from "./LaunchBadge";

export function LaunchesTable({ launches }: { launches: LaunchSummary[] }) {
  const t = useTranslations("launches.list");
  return (
    <Table
      label={t("title")}
      head={
        <>
          <Th>{t("name")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("since")}</Th>
          <Th>{t("author")}</Th>
          <Th numeric>{t("recipients")}</Th>
          <Th numeric>{t("price")}</Th>
          <Th>{t("campaign")}</Th>
        </>
      }
    >
      {launches.map((launch) => (
        <Row key={launch.id} launch={launch} />
      ))}
    </Table>
  );
}

/** Stands in a flex row, so that it is cut at its own end, whichever way it reads, and aligned as the table is. */
const NAME = "min-w-0 truncate max-md:whitespace-normal";

function Row({ launch }: { launch: LaunchSummary }) {
  const { id, title, stateSince, createdBy, recipients, price, campaignId, strays } = launch;
  const t = useTranslations("launches.list");
  const format = useFormatter();
  return (
    <Tr>
      <Td className="max-w-80">
        <TextLink href={paths.launch(id)} className="flex">
          <bdi dir="auto" className={NAME}>
            {title}
          </bdi>
        </TextLink>
      </Td>
      <Td label={t("state")}>
        <span className="flex flex-wrap gap-1 max-md:justify-end">
          <LaunchBadge launch={launch} />
          {strays > 0 && (
            <Badge tone="warning" mark="alert">
              {t("strays", { count: strays })}
            </Badge>
          )}
        </span>
      </Td>
      <Td label={t("since")}>
        <span className="text-ink-2">
          <RelativeTime at={stateSince} />
        </span>
      </Td>
      <Td label={t("author")} className="md:max-w-48">
        <span className="flex">
          <bdi dir="auto" className={NAME}>
            {createdBy.name}
          </bdi>
        </span>
      </Td>
      <Td label={t("recipients")} numeric>
        <Ltr>{format.number(recipients)}</Ltr>
      </Td>
      <Td label={t("price")} numeric>
        {price === null ? <span className="text-ink-2">{t("unknown")}</span> : <Ltr>{formatMoney(price)}</Ltr>}
      </Td>
      <Td label={t("campaign")}>
        {campaignId === null ? (
          <span className="text-ink-2">{t("noCampaign")}</span>
        ) : (
          <TextLink href={paths.campaign(campaignId)} aria-label={t("toCampaign", { id: String(campaignId) })}>
            <Ltr mono>{campaignId}</Ltr>
          </TextLink>
        )}
      </Td>
    </Tr>
  );
}
