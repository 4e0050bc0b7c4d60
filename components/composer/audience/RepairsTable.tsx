"use client";
import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import type { AudienceSummary } from "@/lib/audiences/schema";
import { formatPhone } from "@/lib/phones/number";
import { MoreButton, RawText } from "./SampleRows";

type Repair = AudienceSummary["repairs"][number];

/** What was repaired, by kind: what the file held and what became of it. */
export function RepairsTable({ summary }: { summary: AudienceSummary }) {
  const t = useTranslations("audiences");
  return (
    <section>
      <h3 className="mb-2 font-semibold">
        {t("repairs")} <span className="font-normal text-ink-2">{t("number", { value: summary.repaired })}</span>
      </h3>
      <div className="overflow-hidden rounded-md border">
        <Table
          label={t("repairs")}
          head={
            <>
              <Th numeric>{t("row")}</Th>
              <Th>{t("before")}</Th>
              <Th>{t("after")}</Th>
              <Th>{t("whatRepaired")}</Th>
              <Th>
                <span className="sr-only">{t("examples")}</span>
              </Th>
            </>
          }
        >
          {summary.repairs.map((repair) => (
            <RepairRows key={repair.kind} repair={repair} />
          ))}
        </Table>
      </div>
    </section>
  );
}

function RepairRows({ repair: { kind, count, sample } }: { repair: Repair }) {
  const t = useTranslations("audiences");
  const [isOpen, setOpen] = useState(false);
  return sample.slice(0, isOpen ? sample.length : 1).map(({ row, from, to }, index) => (
    <Tr key={`${row}-${to}`}>
      <Td numeric label={t("row")} className="text-ink-3">
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
      <Td label={t("whatRepaired")} className="text-ink-2">
        {t(`repairKinds.${kind}`)}
        {index === 0 && count > 1 && ` · ${t("numbers", { count })}`}
      </Td>
      <Td className={index > 0 || sample.length < 2 ? "max-md:hidden" : undefined}>
        {index === 0 && <MoreButton shown={sample.length} isOpen={isOpen} onPress={() => setOpen(!isOpen)} />}
      </Td>
    </Tr>
  ));
}
