"use client";
import { useLocale, useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { Ltr } from "@/components/ui/Ltr";
import { SearchField } from "@/components/ui/SearchField";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import type { CallerId } from "@/lib/caller-ids/schema";
import { SORTS, shownCallerIds } from "@/lib/caller-ids/table";
import { localeOf } from "@/lib/i18n/config";
import { formatPhone } from "@/lib/phones/number";
import { formatTime } from "@/lib/time";

/** Fewer are seen at a glance. */
const SEARCHED_FROM = 8;

/** The registered numbers, the latest first; order and search in the address. */
export function CallerIdsCard({ callerIds }: { callerIds: CallerId[] }) {
  const t = useTranslations("callerIds.list");
  const [filter, setFilter] = useQueryStates({
    search: parseAsString.withDefault(""),
    sort: parseAsStringLiteral(SORTS).withDefault("-registeredAt"),
  });
  const shown = shownCallerIds(callerIds, filter);
  const sortBy = (field: "phone" | "registeredAt") => ({
    direction: filter.sort === field ? ("ascending" as const) : filter.sort === `-${field}` ? ("descending" as const) : null,
    onSort: () => setFilter({ sort: filter.sort === field ? `-${field}` : field }),
  });
  const isSearched = filter.search.trim() !== "";
  return (
    <Card
      flush
      title={isSearched ? t("found", { found: shown.length, total: callerIds.length }) : t("count", { count: callerIds.length })}
      aside={
        (callerIds.length >= SEARCHED_FROM || isSearched) && (
          <SearchField label={t("search")} value={filter.search} onChange={(search) => setFilter({ search })} className="w-64 text-ink" />
        )
      }
    >
      {shown.length === 0 ? (
        <EmptyState>{t("notFound")}</EmptyState>
      ) : (
        <Table
          label={t("title")}
          head={
            <>
              <Th sort={sortBy("phone")}>{t("number")}</Th>
              <Th sort={sortBy("registeredAt")}>{t("registeredAt")}</Th>
              <Th>{t("by")}</Th>
              <Th>{t("how")}</Th>
            </>
          }
        >
          {shown.map((callerId) => (
            <Row key={callerId.phone} callerId={callerId} />
          ))}
        </Table>
      )}
    </Card>
  );
}

function Row({ callerId: { phone, registeredAt, registeredBy, registeredHere } }: { callerId: CallerId }) {
  const t = useTranslations("callerIds.list");
  const locale = localeOf(useLocale());
  return (
    <Tr>
      <Td>
        <Ltr mono className="font-semibold">
          {formatPhone(phone)}
        </Ltr>
      </Td>
      <Td label={t("registeredAt")}>
        <time dateTime={registeredAt}>{formatTime(registeredAt, locale)}</time>
      </Td>
      <Td label={t("by")}>{registeredBy === null ? t("system") : <bdi dir="auto">{registeredBy}</bdi>}</Td>
      <Td label={t("how")} className="text-ink-2">
        {registeredHere ? t("here") : t("elsewhere")}
      </Td>
    </Tr>
  );
}
