"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/Badge";
import { Ltr } from "@/components/ui/Ltr";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import type { ContactRow } from "@/lib/lists/schema";
import { formatPhone } from "@/lib/phones/number";

const FIELDS = ["phone", "firstName", "lastName", "email"] as const;

/** The first contacts of a file, so that a wrong column is seen at a glance. Columns that hold nothing are left out. */
export function FirstRows({ contacts }: { contacts: readonly ContactRow[] }) {
  const t = useTranslations("lists.import");
  const state = useTranslations("lists.jobs.effect");
  const fields = FIELDS.filter((field) => field === "phone" || contacts.some((contact) => contact[field] !== undefined));
  const hasBlocked = contacts.some(({ blocked }) => blocked);
  return (
    <section aria-label={t("read.firstRows")} className="flex flex-col gap-2">
      <h3 className="font-semibold">{t("read.firstRows")}</h3>
      <div className="overflow-hidden rounded-md border">
        <Table
          label={t("read.firstRows")}
          head={
            <>
              {fields.map((field) => (
                <Th key={field}>{t(`fields.${field}`)}</Th>
              ))}
              {hasBlocked && <Th>{t("fields.blocked")}</Th>}
            </>
          }
        >
          {contacts.map((contact) => (
            <Tr key={contact.phone ?? contact.email}>
              {fields.map((field) => (
                <Td key={field} label={t(`fields.${field}`)} className="max-w-72 truncate">
                  <Value field={field} value={contact[field]} />
                </Td>
              ))}
              {hasBlocked && (
                <Td label={t("fields.blocked")}>
                  {contact.blocked && (
                    <Badge tone="warning" mark="cross">
                      {state("blocked")}
                    </Badge>
                  )}
                </Td>
              )}
            </Tr>
          ))}
        </Table>
      </div>
    </section>
  );
}

function Value({ field, value }: { field: (typeof FIELDS)[number]; value: string | undefined }) {
  const t = useTranslations("lists.jobs.effect");
  if (value === undefined) return <span className="text-ink-3">{t("noValue")}</span>;
  if (field === "phone") return <Ltr mono>{formatPhone(value)}</Ltr>;
  return <bdi dir={field === "email" ? "ltr" : "auto"}>{value}</bdi>;
}
