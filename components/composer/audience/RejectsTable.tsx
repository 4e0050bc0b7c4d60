"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import type { AudienceSummary } from "@/lib/audiences/schema";
import { paths } from "@/lib/paths";
import { MoreButton, RawText } from "./SampleRows";

type Refusal = AudienceSummary["reasons"][number];

/** What was refused, by reason, with what to do about it, and all of it as a file. */
export function RejectsTable({ audienceId, summary }: { audienceId: string; summary: AudienceSummary }) {
  const t = useTranslations("audiences");
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-baseline gap-2">
        <h3 className="font-semibold">
          {t("rejects")} <span className="font-normal text-ink-2">{t("number", { value: summary.rejected })}</span>
        </h3>
        <a
          href={paths.api.audienceRejects(audienceId)}
          download
          className="ms-auto inline-flex min-h-6 items-center font-semibold text-accent hover:underline"
        >
          {t("downloadRejects")}
        </a>
      </div>
      <div className="overflow-hidden rounded-md border">
        <Table
          label={t("rejects")}
          head={
            <>
              <Th numeric>{t("count")}</Th>
              <Th>{t("reason")}</Th>
              <Th>{t("example")}</Th>
              <Th>
                <span className="sr-only">{t("examples")}</span>
              </Th>
            </>
          }
        >
          {summary.reasons
            .filter(({ reason }) => reason !== "empty")
            .map((refusal) => (
              <RefusalRow key={refusal.reason} refusal={refusal} />
            ))}
        </Table>
      </div>
    </section>
  );
}

function RefusalRow({ refusal: { reason, count, sample } }: { refusal: Refusal }) {
  const t = useTranslations("audiences");
  const [isOpen, setOpen] = useState(false);
  const [first] = sample;
  return (
    <Tr>
      <Td numeric label={t("count")} className="align-top font-semibold leading-10">
        <Ltr>{t("number", { value: count })}</Ltr>
      </Td>
      <Td label={t("reason")} className="whitespace-normal py-2 align-top">
        <span className="max-md:text-end">
          {t(`reasons.${reason}`)} <span className="block text-ink-2 text-sm">{t(`advice.${reason}`)}</span>
        </span>
      </Td>
      <Td label={t("example")} className="whitespace-normal py-2 align-top">
        {isOpen ? (
          <ul className="flex flex-col gap-1">
            {sample.map(({ row, text }) => (
              <li key={`${row}-${text}`}>
                <span className="text-ink-2 text-sm">{t("rowNumber", { row })}</span> <RawText>{text}</RawText>
              </li>
            ))}
          </ul>
        ) : (
          <RawText>{first?.text}</RawText>
        )}
      </Td>
      <Td className={sample.length < 2 ? "max-md:hidden" : "align-top"}>
        <MoreButton shown={sample.length} isOpen={isOpen} onPress={() => setOpen(!isOpen)} />
      </Td>
    </Tr>
  );
}
