"use client";
import { useTranslations } from "next-intl";
import { NumberLink } from "@/components/numbers/NumberLink";
import { Badge } from "@/components/ui/Badge";
import { Checkbox } from "@/components/ui/Checkbox";
import { Ltr } from "@/components/ui/Ltr";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import type { ShownContact } from "@/lib/lists/contact-schema";
import { type ContactAct, ContactActions } from "./ContactActions";
import { contactName } from "./contact-name";
import { PageChoice } from "./PageChoice";
import type { Selection } from "./use-selection";

interface ContactsTableProps {
  contacts: readonly ShownContact[];
  selection: Selection;
  onAct: (act: ContactAct) => void;
}

/** A page of contacts, of which some can be chosen. */
export function ContactsTable({ contacts, selection, onAct }: ContactsTableProps) {
  const t = useTranslations("lists.contacts");
  return (
    <Table
      label={t("title")}
      head={
        <>
          <Th className="w-0">
            <span className="max-md:hidden">
              <PageChoice contacts={contacts} selection={selection} />
            </span>
          </Th>
          <Th>{t("columns.name")}</Th>
          <Th>{t("columns.phones")}</Th>
          <Th>{t("columns.emails")}</Th>
          <Th>{t("columns.state")}</Th>
          <Th>
            <span className="sr-only">{t("columns.actions")}</span>
          </Th>
        </>
      }
    >
      {contacts.map((contact) => (
        <Row key={contact.id} contact={contact} selection={selection} onAct={onAct} />
      ))}
    </Table>
  );
}

interface RowProps extends Omit<ContactsTableProps, "contacts"> {
  contact: ShownContact;
}

function Row({ contact, selection, onAct }: RowProps) {
  const t = useTranslations("lists.contacts");
  const name = contactName(contact);
  return (
    <Tr className="max-md:relative">
      <Td className="max-md:absolute max-md:start-4 max-md:top-1 md:w-0 md:pe-0!">
        <Checkbox
          aria-label={t("chooseOne", { name: name || contact.phones[0] || contact.emails[0] || contact.id })}
          isSelected={selection.isChosen(contact.id)}
          isDisabled={selection.isAll}
          onChange={(isChosen) => selection.set([contact], isChosen)}
        />
      </Td>
      <Td className="max-md:min-h-12! max-md:ps-8! max-md:pe-14! md:max-w-64">
        {name ? (
          <span className="flex min-w-0">
            <bdi dir="auto" className="min-w-0 truncate font-semibold max-md:whitespace-normal">
              {name}
            </bdi>
          </span>
        ) : (
          <span className="text-ink-2">{t("unnamed")}</span>
        )}
      </Td>
      <Td label={t("columns.phones")}>
        <Several none={t("noPhone")}>
          {contact.phones.map((phone) => (
            <NumberLink key={phone} phone={phone} look="number" className="font-normal!" />
          ))}
        </Several>
      </Td>
      <Td label={t("columns.emails")} className="md:max-w-64">
        <Several none={t("noEmail")}>
          {contact.emails.map((email) => (
            <Ltr key={email} className="block truncate max-md:max-w-56">
              {email}
            </Ltr>
          ))}
        </Several>
      </Td>
      <Td label={t("columns.state")}>
        <ContactState contact={contact} />
      </Td>
      <Td className="max-md:absolute max-md:end-4 max-md:top-1 md:w-0">
        <ContactActions contact={contact} onAct={onAct} />
      </Td>
    </Tr>
  );
}

function Several({ children, none }: { children: React.ReactNode[]; none: string }) {
  if (children.length === 0) return <span className="text-ink-2">{none}</span>;
  return <span className="flex min-w-0 flex-col items-start max-md:items-end md:py-1">{children}</span>;
}

/** Blocked in the list, and in the ledger of people who must not be called: the one doesn't follow from the other. */
function ContactState({ contact: { blocked, optedOut } }: { contact: ShownContact }) {
  const t = useTranslations("lists.contacts.states");
  return (
    <span className="inline-flex flex-wrap gap-1 max-md:justify-end">
      {blocked && (
        <Badge tone="danger" mark="cross">
          {t("blocked")}
        </Badge>
      )}
      {blocked === null && <Badge mark="unknown">{t("unknown")}</Badge>}
      {optedOut && (
        <Badge tone="warning" mark="alert">
          {t("optedOut")}
        </Badge>
      )}
      {blocked === false && !optedOut && <span className="text-ink-2">{t("open")}</span>}
    </span>
  );
}
