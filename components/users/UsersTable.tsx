"use client";
import { useLocale, useTranslations } from "next-intl";
import { useActor } from "@/components/shell/actor-context";
import { Badge } from "@/components/ui/Badge";
import { Ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { formatTime } from "@/lib/time";
import type { User } from "@/lib/users/schema";
import { stateOf } from "./state";
import { UserActions } from "./UserActions";

export function UsersTable({ users }: { users: User[] }) {
  const t = useTranslations("users");
  return (
    <Table
      label={t("title")}
      head={
        <>
          <Th>{t("columns.name")}</Th>
          <Th>{t("columns.role")}</Th>
          <Th>{t("columns.state")}</Th>
          <Th>{t("columns.lastSeen")}</Th>
          <Th>
            <span className="sr-only">{t("columns.actions")}</span>
          </Th>
        </>
      }
    >
      {users.map((user) => (
        <Row key={user.id} user={user} />
      ))}
    </Table>
  );
}

function Row({ user }: { user: User }) {
  const t = useTranslations("users");
  const roles = useTranslations("shell.roles");
  const isSelf = useActor().id === user.id;
  return (
    <Tr className="max-md:relative">
      <Td className="py-2">
        <div className="min-w-0 max-md:pe-14">
          <p className="font-semibold">
            <bdi>{user.name}</bdi> {isSelf && <span className="font-normal text-ink-2 text-sm">· {t("you")}</span>}
          </p>
          <Ltr className="text-ink-2 text-sm max-md:wrap-anywhere max-md:whitespace-normal">{user.email}</Ltr>
        </div>
      </Td>
      <Td className="py-2">
        <div className="max-w-[44ch] whitespace-normal">
          <p>{roles(user.role)}</p>
          <p className="text-ink-2 text-sm">{t(`may.${user.role}`)}</p>
        </div>
      </Td>
      <Td label={t("columns.state")} className="py-2">
        <StateCell user={user} />
      </Td>
      <Td label={t("columns.lastSeen")} className="py-2">
        {user.lastSeenAt === null ? <span className="text-ink-2">{t("never")}</span> : <RelativeTime at={user.lastSeenAt} />}
      </Td>
      <Td className="py-2 max-md:absolute max-md:end-4 max-md:top-2 md:w-0">
        <UserActions user={user} />
      </Td>
    </Tr>
  );
}

const BADGES = {
  active: { tone: "success", mark: "check" },
  invited: { tone: "neutral", mark: "clock" },
  disabled: { tone: "danger", mark: "cross" },
} as const;

function StateCell({ user }: { user: User }) {
  const t = useTranslations("users");
  const state = stateOf(user);
  return (
    <div className="max-md:flex max-md:flex-col max-md:items-end">
      <Badge {...BADGES[state]}>{t(`states.${state}`)}</Badge>
      {state === "invited" && (
        <p className="mt-0.5 text-ink-2 text-sm">
          <LinkWords until={user.linkExpiresAt} />
        </p>
      )}
    </div>
  );
}

function LinkWords({ until }: { until: string | null }) {
  const t = useTranslations("users");
  const locale = useLocale();
  if (until === null) return t("noLink");
  return Date.parse(until) > Date.now() ? t("linkUntil", { time: formatTime(until, locale, "time") }) : t("linkOver");
}
