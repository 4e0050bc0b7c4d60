"use client";
import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/Disclosure";
import { Ltr } from "@/components/ui/Ltr";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import type { Audience } from "@/lib/audiences/schema";
import { formatPhone } from "@/lib/phones/number";
import { RawText } from "./RawText";

type Repair = Audience["repairs"][number];

/** What was repaired, a sentence a kind; under each, what the file held and what became of it. */
export function Repairs({ audience: { repairs, repaired } }: { audience: Pick<Audience, "repairs" | "repaired"> }) {
  const t = useTranslations("audiences");
  return (
    <section aria-label={t("repairs")}>
      <h3 className="font-semibold">
        {t("repairs")} <span className="font-normal text-ink-2">{t("number", { value: repaired })}</span>
      </h3>
      {repairs.map((repair) => (
        <Disclosure
          key={repair.kind}
          title={<span className="font-normal">{t(`repairSentences.${repair.kind}`, { count: repair.count })}</span>}
        >
          <RepairRows repair={repair} />
        </Disclosure>
      ))}
    </section>
  );
}

function RepairRows({ repair: { kind, count, sample } }: { repair: Repair }) {
  const t = useTranslations("audiences");
  return (
    <div className="overflow-hidden rounded-md border">
      <Table
        label={t(`repairSentences.${kind}`, { count })}
        head={
          <>
            <Th numeric>{t("row")}</Th>
            <Th>{t("before")}</Th>
            <Th>{t("after")}</Th>
          </>
        }
      >
        {sample.map(({ row, from, to }) => (
          <Tr key={`${row}-${to}`}>
            <Td numeric label={t("row")} className="w-24 text-ink-3">
              <Ltr>{t("number", { value: row })}</Ltr>
            </Td>
            <Td label={t("before")}>
              <s className="decoration-ink-3">
                <RawText>{from}</RawText>
              </s>
            </Td>
            <Td label={t("after")}>
              <span className="inline-flex items-center gap-3">
                <ArrowRight size={16} aria-hidden className="flip-rtl shrink-0 text-ink-3" />
                <Ltr mono>{formatPhone(to)}</Ltr>
              </span>
            </Td>
          </Tr>
        ))}
      </Table>
      {count > sample.length && (
        <p className="border-t px-4 py-2 text-ink-2 text-sm">{t("moreRepairs", { count: count - sample.length })}</p>
      )}
    </div>
  );
}
