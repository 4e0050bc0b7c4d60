"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/Badge";
import { Card } from "@/components/ui/Card";
import { LinkButton } from "@/components/ui/LinkButton";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { CALLS_A_DAY, type Verification } from "@/lib/caller-ids/schema";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phones/number";
import { formatDuration } from "@/lib/time";
import { useCountdown } from "./use-countdown";

/** The numbers that were called and whose code was not typed yet: how long it is good for, and how many calls are left. */
export function PendingCard({ verifications, readAtMs }: { verifications: Verification[]; readAtMs: number }) {
  const t = useTranslations("callerIds.pending");
  const list = useTranslations("callerIds.list");
  return (
    <Card flush title={t("title")}>
      <Table
        label={t("title")}
        head={
          <>
            <Th>{list("number")}</Th>
            <Th>{t("called")}</Th>
            <Th>{t("code")}</Th>
            <Th>{t("callsLeft")}</Th>
            <Th>
              <span className="sr-only">{t("goOn")}</span>
            </Th>
          </>
        }
      >
        {verifications.map((verification) => (
          <Row key={verification.id} verification={verification} readAtMs={readAtMs} />
        ))}
      </Table>
    </Card>
  );
}

function Row({ verification, readAtMs }: { verification: Verification; readAtMs: number }) {
  const t = useTranslations("callerIds.pending");
  const { id, phone, calledAt, callsLeft } = verification;
  const secondsLeft = useCountdown(verification.secondsLeft, readAtMs);
  const isExpired = secondsLeft === 0;
  return (
    <Tr>
      <Td>
        <Ltr mono className="font-semibold">
          {formatPhone(phone)}
        </Ltr>
      </Td>
      <Td label={t("called")}>
        <RelativeTime at={calledAt} />
      </Td>
      <Td label={t("code")}>
        {isExpired ? (
          <Badge mark="cross">{t("expired")}</Badge>
        ) : (
          <Badge mark="clock" tone="success">
            <span>{t.rich("validFor", { time: secondsLeft === null ? "–:––" : formatDuration(secondsLeft), when: ltr })}</span>
          </Badge>
        )}
      </Td>
      <Td label={t("callsLeft")}>
        <span>{t.rich("callsLeftOf", { left: callsLeft, max: CALLS_A_DAY, num: ltr })}</span>
      </Td>
      <Td className="max-md:py-2! md:w-0">
        <LinkButton href={paths.newCallerId(id)} className="max-md:w-full">
          {isExpired ? t("goOn") : t("enterCode")}
        </LinkButton>
      </Td>
    </Tr>
  );
}
