"use client";
import { useTranslations } from "next-intl";
import { useActor } from "@/components/shell/actor-context";
import { Badge } from "@/components/ui/Badge";
import { Banner } from "@/components/ui/Banner";
import { Card } from "@/components/ui/Card";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { TextLink } from "@/components/ui/TextLink";
import { can } from "@/lib/auth/permissions";
import type { NumberAnswer } from "@/lib/numbers/schema";
import { paths } from "@/lib/paths";

type ListOutcome = NumberAnswer["lists"][number];
type Found = Extract<ListOutcome, { contact: unknown }>;

/** The registered lists that have the number; one that could not be read is told, and is no "no". */
export function ListsCard({ answer: { lists, listsSearched } }: { answer: NumberAnswer }) {
  const t = useTranslations("numbers.lists");
  const found = lists.filter((outcome): outcome is Found => "contact" in outcome);
  const unread = lists.flatMap((outcome) => ("problem" in outcome ? [outcome] : []));
  return (
    <Card flush title={t("title")} aside={t("searched", { count: listsSearched })}>
      {unread.map(({ list, problem }) => (
        <Banner key={list.id} tone="warning" className="mx-4 mb-3" title={t.rich("unread", { name: list.name, bdi })}>
          {problem.message}
        </Banner>
      ))}
      {found.length > 0 ? (
        <FoundContacts found={found} />
      ) : (
        <p className="px-4 pb-4 text-ink-2">{t(listsSearched === 0 ? "noLists" : unread.length > 0 ? "noneElsewhere" : "none")}</p>
      )}
    </Card>
  );
}

const bdi = (chunks: React.ReactNode) => <bdi dir="auto">{chunks}</bdi>;

function FoundContacts({ found }: { found: readonly Found[] }) {
  const t = useTranslations("numbers.lists");
  const mayOpen = can(useActor().role, "lists:manage");
  return (
    <Table
      label={t("title")}
      head={
        <>
          <Th>{t("list")}</Th>
          <Th>{t("contact")}</Th>
          <Th>{t("state")}</Th>
        </>
      }
    >
      {found.map(({ list, contact }) => (
        <Tr key={`${list.id} ${contact.id}`}>
          <Td label={t("list")}>{mayOpen ? <TextLink href={paths.list(list.id)}>{bdi(list.name)}</TextLink> : bdi(list.name)}</Td>
          <Td label={t("contact")}>{bdi([contact.firstName, contact.lastName].filter(Boolean).join(" ") || t("nameless"))}</Td>
          <Td label={t("state")} className="md:w-full">
            <ContactState blocked={contact.blocked} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

function ContactState({ blocked }: { blocked: boolean | null }) {
  const t = useTranslations("numbers.lists.states");
  if (blocked === null) return <Badge mark="unknown">{t("unknown")}</Badge>;
  return blocked ? (
    <Badge tone="danger" mark="cross">
      {t("blocked")}
    </Badge>
  ) : (
    <Badge mark="check">{t("open")}</Badge>
  );
}
