"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { FiguresRow } from "@/components/composer/audience/FiguresRow";
import { Repairs } from "@/components/composer/audience/Repairs";
import { Warning } from "@/components/composer/audience/Warning";
import { Banner } from "@/components/ui/Banner";
import { Card } from "@/components/ui/Card";
import type { ContactReading } from "@/lib/lists/read-contacts";
import { ContactColumnsForm } from "./ContactColumnsForm";
import { FirstRows } from "./FirstRows";
import { RejectedRows } from "./RejectedRows";
import { ToldDetails } from "./ToldDetails";
import type { ContactSource } from "./use-contact-source";

/** What was read of a file: how many people, how its first rows come out, what was repaired, what is odd, and what was refused. */
export function ReadContacts({ source, reading }: { source: ContactSource; reading: ContactReading }) {
  const t = useTranslations("lists.import.read");
  const words = useTranslations("audiences");
  const { summary, details, rejects } = reading;
  const { rows, repaired, rejected, duplicates, reasons, warnings, repairs } = summary;
  const kinds = reasons.filter(({ reason }) => reason !== "empty").length;
  const empty = reasons.find(({ reason }) => reason === "empty")?.count ?? 0;
  const found = words("ofRows", { count: rows });
  return (
    <Card title={t("title")}>
      <div className={clsx("flex flex-col gap-4", source.work && "opacity-60 transition-opacity")} aria-busy={source.work !== null}>
        {details.count === 0 && (
          <Banner tone="danger" title={t("none")} announce>
            {t("noneHelp")}
          </Banner>
        )}
        <FiguresRow
          figures={{ accepted: details.count, repaired, rejected, duplicates, blocked: 0 }}
          acceptedLabel={t("contacts")}
          acceptedNote={empty === 0 ? found : words("ofRowsAndEmpty", { rows: found, empty })}
          repairedNote={t("repairedNote")}
          rejectedNote={words("rejectedNote", { count: kinds })}
          duplicatesNote={t("duplicatesNote")}
        />
        {warnings.map((warning) => (
          <Banner key={`${warning.kind}-${warning.row ?? ""}`} tone="warning">
            <Warning warning={warning} />
          </Banner>
        ))}
        {details.count > 0 && <FirstRows contacts={details.sample} />}
        <ContactColumnsForm
          key={JSON.stringify([summary.columns.letters, details.columns])}
          reading={reading}
          wereChosen={source.options.details !== undefined}
          onRead={source.readAnew}
        />
        <ToldDetails details={details} />
        {repairs.length > 0 && <Repairs audience={{ repairs, repaired }} />}
        {rejected > 0 && <RejectedRows summary={summary} rejects={rejects} />}
      </div>
    </Card>
  );
}
