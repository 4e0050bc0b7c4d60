"use client";
import { useTranslations } from "next-intl";
import { VerdictMark } from "@/components/reports/VerdictMark";
import { Card } from "@/components/ui/Card";
import { Ltr } from "@/components/ui/Ltr";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { DOCUMENTED_ROWS, type DocumentedRow } from "@/lib/reports/verdict-rules";

/** What the reference's tables make of a call that was not answered, in plain words. */
export function DocumentedTable() {
  const t = useTranslations("verdictRules.documented");
  const causes = useTranslations("reports.causes");
  return (
    <Card title={t("title")} flush>
      <p className="max-w-[84ch] px-4 pb-3 text-ink-2">{t("about")}</p>
      <Table
        label={t("title")}
        head={
          <>
            <Th>{t("sipCode")}</Th>
            <Th>{t("cause")}</Th>
            <Th>{t("rang")}</Th>
            <Th>{t("didNotRing")}</Th>
            <Th>{t("unreported")}</Th>
          </>
        }
      >
        {DOCUMENTED_ROWS.map((row) => (
          <Tr key={row.id} className="align-top">
            <Td label={t("sipCode")} className="py-2">
              {row.sipCode === null ? "–" : <Ltr mono>{row.sipCode}</Ltr>}
            </Td>
            <Td label={t("cause")} className="whitespace-normal py-2">
              <span className="flex flex-col max-md:items-end max-md:text-end">
                <bdi lang="he">{row.text}</bdi>
                <span className="text-ink-2 text-sm">{causes(`${row.id}.meaning`)}</span>
              </span>
            </Td>
            <Verdicts row={row} />
          </Tr>
        ))}
      </Table>
      <div className="border-t px-4 py-3">
        <p className="max-w-[84ch] text-ink-2 text-sm">{t("others")}</p>
      </div>
    </Card>
  );
}

/** One word where the signals change nothing. */
function Verdicts({ row: { by180 } }: { row: DocumentedRow }) {
  const t = useTranslations("verdictRules.documented");
  const [first] = by180;
  if (first && by180.every(({ verdict, withEarlyMedia }) => verdict === first.verdict && withEarlyMedia === null)) {
    return (
      <Td colSpan={3} label={t("always")} className="py-2">
        <span className="flex flex-wrap items-center gap-2">
          <VerdictMark verdict={first.verdict} /> <span className="text-ink-2 text-sm max-md:hidden">{t("always")}</span>
        </span>
      </Td>
    );
  }
  return by180.map(({ had180, verdict, withEarlyMedia }) => {
    const column = had180 === null ? "unreported" : had180 ? "rang" : "didNotRing";
    return (
      <Td key={column} label={t(column)} className="py-2">
        <span className="flex flex-col gap-1 max-md:items-end">
          <VerdictMark verdict={verdict} />
          {withEarlyMedia && (
            <span className="flex flex-wrap items-center gap-1 text-ink-2 text-sm">
              {t("withEarlyMedia")} <VerdictMark verdict={withEarlyMedia} />
            </span>
          )}
        </span>
      </Td>
    );
  });
}
