"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import type { Audience, AudienceWarning } from "@/lib/audiences/schema";
import { FiguresRow } from "./FiguresRow";
import { FileReading } from "./FileReading";
import { Rejects } from "./Rejects";
import { Repairs } from "./Repairs";
import { PASTED_NAME, type Slot } from "./slots";
import { useSourcesHere } from "./use-sources";
import { Warning } from "./Warning";

/** Nothing is wrong: people are spared, and it is told. */
const SPARED: readonly AudienceWarning["kind"][] = ["opted-out", "nonexistent"];

/** What the importer found: the figures, what it warns of, how it read the file, what it repaired and what it refused. */
export function AudienceResult({ slot, audience }: { slot: Slot; audience: Audience }) {
  const t = useTranslations("audiences");
  const { source, warnings, repairs, rejected } = audience;
  return (
    <>
      {audience.accepted === 0 && (
        <Banner tone="danger" title={t("noneAccepted")} announce>
          {t("noneAcceptedHelp")}
        </Banner>
      )}
      <AudienceFigures audience={audience} />
      {source?.kind === "fixed" && <FixedNote slot={slot} from={audience.id} to={source.from} />}
      {warnings.map((warning) => (
        <Banner key={`${warning.kind}-${warning.row ?? ""}`} tone={SPARED.includes(warning.kind) ? "info" : "warning"}>
          <Warning warning={warning} />
        </Banner>
      ))}
      {audience.fileName !== null && audience.fileName !== PASTED_NAME && <FileReading slot={slot} audience={audience} />}
      {repairs.length > 0 && <Repairs audience={audience} />}
      {rejected > 0 && <Rejects key={audience.id} slot={slot} audience={audience} />}
    </>
  );
}

function AudienceFigures({ audience }: { audience: Audience }) {
  const t = useTranslations("audiences");
  const { rows, accepted, repaired, rejected, duplicates, reasons } = audience;
  const kinds = reasons.filter(({ reason }) => reason !== "empty").length;
  const empty = reasons.find(({ reason }) => reason === "empty")?.count ?? 0;
  const found = t("ofRows", { count: rows });
  return (
    <FiguresRow
      figures={{ accepted, repaired, rejected, duplicates, blocked: 0 }}
      acceptedNote={empty === 0 ? found : t("ofRowsAndEmpty", { rows: found, empty })}
      rejectedNote={t("rejectedNote", { count: kinds })}
    />
  );
}

/** Rejects were corrected here; the list as it was before is still kept. */
function FixedNote({ slot, from, to }: { slot: Slot; from: string; to: string }) {
  const t = useTranslations("audiences.fixes");
  const { revert } = useSourcesHere();
  return (
    <Banner tone="info" action={<Button onPress={() => revert(slot.key, from, to)}>{t("revert")}</Button>}>
      {t("fixed")}
    </Banner>
  );
}
