"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/Banner";
import { Figure } from "@/components/ui/Figure";
import { SegmentBar } from "@/components/ui/SegmentBar";
import { type Fill, Swatch } from "@/components/ui/Swatch";
import type { AudienceSummary, AudienceWarning } from "@/lib/audiences/schema";
import { RejectsTable } from "./RejectsTable";
import { RepairsTable } from "./RepairsTable";

/** What the importer found: the counts, what it warns of, what it repaired and what it refused. */
export function AudienceResult({ audienceId, summary }: { audienceId: string; summary: AudienceSummary }) {
  const t = useTranslations("audiences");
  return (
    <div className="flex flex-col gap-4">
      {summary.accepted === 0 && (
        <Banner tone="danger" title={t("noneAccepted")} announce>
          {t("noneAcceptedHelp")}
        </Banner>
      )}
      <Counters summary={summary} />
      {summary.warnings.map((warning) => (
        <Banner key={`${warning.kind}-${warning.row ?? ""}`} tone="warning">
          <Warning warning={warning} />
        </Banner>
      ))}
      {summary.repairs.length > 0 && <RepairsTable summary={summary} />}
      {summary.rejected > 0 && <RejectsTable audienceId={audienceId} summary={summary} />}
    </div>
  );
}

function Counters({ summary }: { summary: AudienceSummary }) {
  const t = useTranslations("audiences");
  const { rows, accepted, repaired, rejected, duplicates, reasons } = summary;
  const kinds = reasons.filter(({ reason }) => reason !== "empty").length;
  const empty = reasons.find(({ reason }) => reason === "empty")?.count ?? 0;
  const found = t("ofRows", { count: rows });
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      <div className="grid grid-cols-2 gap-x-4 gap-y-4 md:grid-cols-4">
        <Counter
          fill="good"
          label={t("accepted")}
          value={accepted}
          note={empty === 0 ? found : t("ofRowsAndEmpty", { rows: found, empty })}
        />
        <Counter label={t("repaired")} value={repaired} note={t("repairedNote")} />
        <Counter
          fill="bad"
          label={t("rejected")}
          value={rejected}
          note={rejected === 0 ? t("rejectedNone") : t("rejectedNote", { count: kinds })}
        />
        <Counter fill="retry" label={t("duplicates")} value={duplicates} note={t("duplicatesNote")} />
      </div>
      <SegmentBar
        height={8}
        parts={[
          { fill: "good", value: accepted },
          { fill: "bad", value: rejected },
          { fill: "retry", value: duplicates },
        ]}
      />
    </div>
  );
}

function Counter({ fill, label, value, note }: { fill?: Fill; label: string; value: number; note: string }) {
  const t = useTranslations("audiences");
  const marked: ReactNode = (
    <span className="flex h-5 items-center gap-1.5">
      {fill && <Swatch fill={fill} />}
      {label}
    </span>
  );
  return (
    <Figure
      label={marked}
      value={t("number", { value })}
      note={note}
      className="md:border-s md:first:border-s-0 md:[&:not(:first-child)]:ps-4"
    />
  );
}

function Warning({ warning: { kind, row = 0, count = 0, sheet = "" } }: { warning: AudienceWarning }) {
  const t = useTranslations("audiences.warnings");
  switch (kind) {
    case "unclosed-quote":
      return t("unclosed-quote", { row });
    case "bad-bytes":
      return t("bad-bytes", { count });
    case "nul-bytes":
      return t("nul-bytes", { count });
    case "other-sheet":
      return t("other-sheet", { sheet });
  }
}
