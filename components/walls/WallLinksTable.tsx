"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { formatTime } from "@/lib/time";
import type { WallLink } from "@/lib/walls/schema";
import { CloseWallDialog } from "./CloseWallDialog";

export function WallLinksTable({ links }: { links: WallLink[] }) {
  const t = useTranslations("walls");
  const [closing, setClosing] = useState<WallLink | null>(null);
  return (
    <>
      <Table
        label={t("title")}
        head={
          <>
            <Th>{t("columns.name")}</Th>
            <Th>{t("columns.createdBy")}</Th>
            <Th>{t("columns.createdAt")}</Th>
            <Th>{t("columns.lastSeen")}</Th>
            <Th>
              <span className="sr-only">{t("columns.actions")}</span>
            </Th>
          </>
        }
      >
        {links.map((link) => (
          <Row key={link.id} link={link} onClose={() => setClosing(link)} />
        ))}
      </Table>
      {closing && <CloseWallDialog link={closing} onClose={() => setClosing(null)} />}
    </>
  );
}

function Row({ link, onClose }: { link: WallLink; onClose: () => void }) {
  const t = useTranslations("walls");
  const locale = useLocale();
  return (
    <Tr>
      <Td className="py-2">
        <bdi className="font-semibold">{link.name}</bdi>
      </Td>
      <Td label={t("columns.createdBy")}>
        <bdi>{link.createdBy}</bdi>
      </Td>
      <Td label={t("columns.createdAt")}>{formatTime(link.createdAt, locale, "moment")}</Td>
      <Td label={t("columns.lastSeen")}>
        {link.lastSeenAt === null ? <span className="text-ink-2">{t("never")}</span> : <RelativeTime at={link.lastSeenAt} />}
      </Td>
      <Td className="py-2 md:text-end">
        <Button aria-label={t("closeOf", { name: link.name })} onPress={onClose} className="max-md:w-full">
          {t("close")}
        </Button>
      </Td>
    </Tr>
  );
}
