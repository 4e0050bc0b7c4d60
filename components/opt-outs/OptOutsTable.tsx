"use client";
import { Ellipsis, History, PhoneForwarded } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NumberLink } from "@/components/numbers/NumberLink";
import { useActor } from "@/components/shell/actor-context";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { TextLink } from "@/components/ui/TextLink";
import { can } from "@/lib/auth/permissions";
import { localeOf } from "@/lib/i18n/config";
import type { OptOut } from "@/lib/opt-outs/schema";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phones/number";
import { formatTime } from "@/lib/time";

/** What a person began to do with a number; each has its dialog. */
export type OptOutAct = { kind: "history" | "remove"; phone: string };

interface OptOutsTableProps {
  optOuts: readonly OptOut[];
  onAct: (act: OptOutAct) => void;
}

export function OptOutsTable({ optOuts, onAct }: OptOutsTableProps) {
  const t = useTranslations("optOuts");
  return (
    <Table
      label={t("title")}
      head={
        <>
          <Th>{t("columns.phone")}</Th>
          <Th>{t("columns.since")}</Th>
          <Th>{t("columns.how")}</Th>
          <Th>{t("columns.reason")}</Th>
          <Th>{t("columns.by")}</Th>
          <Th>
            <span className="sr-only">{t("columns.actions")}</span>
          </Th>
        </>
      }
    >
      {optOuts.map((optOut) => (
        <Row key={optOut.phone} optOut={optOut} onAct={onAct} />
      ))}
    </Table>
  );
}

function Row({ optOut, onAct }: { optOut: OptOut; onAct: OptOutsTableProps["onAct"] }) {
  const t = useTranslations("optOuts");
  const locale = localeOf(useLocale());
  const { phone, since, reason, by } = optOut;
  return (
    <Tr className="max-md:relative">
      <Td className="max-md:min-h-12! max-md:pe-14!">
        <NumberLink phone={phone} look="number" />
      </Td>
      <Td label={t("columns.since")}>
        <bdi>{formatTime(since, locale, "short")}</bdi>
      </Td>
      <Td label={t("columns.how")} className="md:max-w-80">
        <How optOut={optOut} />
      </Td>
      {reason === null ? (
        <Td className="max-md:hidden!">
          <span className="text-ink-2">–</span>
        </Td>
      ) : (
        <Td label={t("columns.reason")} className="md:max-w-72">
          <bdi dir="auto" className="block min-w-0 wrap-anywhere md:truncate" title={reason}>
            {reason}
          </bdi>
        </Td>
      )}
      {by === null ? (
        <Td className="max-md:hidden!">
          <span className="text-ink-2">{t("bySystem")}</span>
        </Td>
      ) : (
        <Td label={t("columns.by")}>
          <bdi dir="auto">{by.name}</bdi>
        </Td>
      )}
      <Td className="max-md:absolute max-md:end-4 max-md:top-1 md:w-0">
        <Actions phone={phone} onAct={onAct} />
      </Td>
    </Tr>
  );
}

/** "Pressed 9 · campaign", "blocked in a list · which": where it came from leads there. */
function How({ optOut: { kind, campaign, list } }: { optOut: OptOut }) {
  const t = useTranslations("optOuts");
  const { role } = useActor();
  const name = (text: ReactNode) => <bdi dir="auto">{text}</bdi>;
  const listName = list && name(list.name ?? t("listNumber", { id: String(list.id) }));
  const isRegistered = list !== null && list.name !== null && can(role, "lists:manage");
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2 max-md:justify-end">
      <span>{t(`kinds.${kind}`)}</span>
      {campaign && (
        <TextLink href={paths.campaign(campaign.id)} className="min-w-0 wrap-anywhere font-normal!">
          {name(campaign.title || t("campaignNumber", { id: String(campaign.id) }))}
        </TextLink>
      )}
      {list && isRegistered && (
        <TextLink href={paths.list(list.id)} className="min-w-0 wrap-anywhere font-normal!">
          {listName}
        </TextLink>
      )}
      {list && !isRegistered && <span className="min-w-0 wrap-anywhere text-ink-2">{listName}</span>}
    </span>
  );
}

function Actions({ phone, onAct }: { phone: string; onAct: OptOutsTableProps["onAct"] }) {
  const t = useTranslations("optOuts");
  const { role } = useActor();
  const label = t("menu", { phone: formatPhone(phone) });
  return (
    <Menu aria-label={label} trigger={<IconButton label={label} icon={Ellipsis} />}>
      <MenuItem id="history" icon={History} onAction={() => onAct({ kind: "history", phone })}>
        {t("history.open")}
      </MenuItem>
      {can(role, "opt-outs:remove") && (
        <MenuItem id="remove" icon={PhoneForwarded} tone="danger" onAction={() => onAct({ kind: "remove", phone })}>
          {t("remove.open")}
        </MenuItem>
      )}
    </Menu>
  );
}
