"use client";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/Card";
import { ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { faultRuns } from "@/lib/settings/fault-runs";
import type { Failure } from "@/lib/settings/schema";

/** What went wrong lately between this server and IP-Sales, with its age. Refusals of a request are not the connection's. */
export function FailuresCard({ failures }: { failures: Failure[] }) {
  const t = useTranslations("settings.failures");
  if (failures.length === 0) {
    return (
      <Card title={t("title")}>
        <p className="text-ink-2">{t("none")}</p>
      </Card>
    );
  }
  return (
    <Card flush title={t("title")} aside={t("since")}>
      <Table
        label={t("title")}
        head={
          <>
            <Th>{t("when")}</Th>
            <Th>{t("asked")}</Th>
            <Th>{t("happened")}</Th>
          </>
        }
      >
        {faultRuns(failures).map(({ at, action, kind, count }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two faults may share a moment, and a row keeps nothing of its own
          <Tr key={`${at} ${index}`}>
            <Td label={t("when")}>
              <RelativeTime at={at} />
            </Td>
            <Td label={t("asked")}>{t(`actions.${action}`)}</Td>
            <Td label={t("happened")} className="max-md:text-end!">
              <span>
                {t.rich(`kinds.${kind}`, { num: ltr })}
                {count > 1 && <span className="text-ink-2"> · {t("times", { count })}</span>}
              </span>
            </Td>
          </Tr>
        ))}
      </Table>
    </Card>
  );
}
