"use client";
import { useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { TextLink } from "@/components/ui/TextLink";
import type { MailingList } from "@/lib/lists/schema";
import { paths } from "@/lib/paths";
import { ContactTotal } from "./ContactTotal";
import { ListActions } from "./ListActions";
import { RegistryCheck } from "./RegistryCheck";

export function ListsTable({ lists }: { lists: MailingList[] }) {
  const t = useTranslations("lists");
  return (
    <Table
      label={t("title")}
      head={
        <>
          <Th>{t("columns.name")}</Th>
          <Th numeric>{t("columns.number")}</Th>
          <Th numeric>{t("columns.contacts")}</Th>
          <Th>{t("columns.purpose")}</Th>
          <Th>{t("columns.consent")}</Th>
          <Th>{t("columns.registry")}</Th>
          <Th>
            <span className="sr-only">{t("columns.actions")}</span>
          </Th>
        </>
      }
    >
      {lists.map((list) => (
        <Row key={list.id} list={list} />
      ))}
    </Table>
  );
}

/** Stands in a flex row, so that it is cut at its own end, whichever way it reads, and aligned as the table is. */
const CUT = "min-w-0 truncate max-md:whitespace-normal";

function Row({ list }: { list: MailingList }) {
  const t = useTranslations("lists");
  return (
    <Tr className="max-md:relative">
      <Td className="max-w-72 max-md:pe-14!">
        <TextLink href={paths.list(list.id)} className="flex min-w-0">
          <bdi dir="auto" className={CUT}>
            {list.name}
          </bdi>
        </TextLink>
      </Td>
      <Td label={t("columns.number")} numeric>
        <Ltr mono>{list.id}</Ltr>
      </Td>
      <Td label={t("columns.contacts")} numeric>
        <ContactTotal listId={list.id} />
      </Td>
      <Td label={t("columns.purpose")}>{t(`purposes.${list.purpose}`)}</Td>
      <Td label={t("columns.consent")} className="md:max-w-56">
        {list.consentSource === null ? (
          <span className="text-ink-2">{t("consentUnknown")}</span>
        ) : (
          <span title={list.consentSource} className="flex min-w-0">
            <bdi dir="auto" className={CUT}>
              {list.consentSource}
            </bdi>
          </span>
        )}
      </Td>
      <Td label={t("columns.registry")}>
        <RegistryCheck list={list} />
      </Td>
      <Td className="max-md:absolute max-md:end-4 max-md:top-1 md:w-0">
        <ListActions list={list} />
      </Td>
    </Tr>
  );
}
