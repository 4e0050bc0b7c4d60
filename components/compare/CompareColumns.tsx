"use client";
import { RotateCw, X } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { PhaseBadge } from "@/components/campaigns/PhaseBadge";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Ltr } from "@/components/ui/Ltr";
import { Spinner } from "@/components/ui/Spinner";
import { TextLink } from "@/components/ui/TextLink";
import { phaseOf } from "@/lib/campaigns/phase";
import type { ComparedCampaign, Comparison, ReadyCampaign } from "@/lib/compare/schema";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";
import { CampaignMark } from "./CampaignMark";
import { ColumnFigures, FIGURE_ROWS } from "./ColumnFigures";
import type { useCompared } from "./use-compared";

interface ColumnsProps {
  columns: Comparison["campaigns"];
  baseId: number | null;
  compared: ReturnType<typeof useCompared>;
  /** Asks for all of it again. */
  onRetry: () => void;
}

/** A card for each campaign. The rows of all cards stand on one line, so that the eye runs along a figure. */
export function CompareColumns({ columns, baseId, compared, onRetry }: ColumnsProps) {
  const t = useTranslations("compare");
  return (
    <ol
      aria-label={t("columns")}
      className="mb-3 grid gap-3 md:grid-flow-col md:auto-cols-fr md:overflow-x-auto md:pb-1"
      style={{ gridTemplateRows: `repeat(${FIGURE_ROWS + 1}, auto)` }}
    >
      {columns.map((column, index) => (
        <Column key={column.campaignId} column={column} mark={index + 1} baseId={baseId} compared={compared} onRetry={onRetry} />
      ))}
    </ol>
  );
}

interface ColumnProps extends Omit<ColumnsProps, "columns"> {
  column: ComparedCampaign;
  mark: number;
}

function Column({ column, mark, baseId, compared, onRetry }: ColumnProps) {
  const t = useTranslations("compare");
  const titleId = useId();
  const { campaignId } = column;
  const name = column.state === "ready" ? column.campaign.title || String(campaignId) : String(campaignId);
  return (
    <li
      aria-labelledby={titleId}
      className="min-w-44 rounded-lg border bg-surface max-md:min-w-0 md:grid md:grid-rows-subgrid md:gap-0"
      style={{ gridRow: `span ${FIGURE_ROWS + 1}` }}
    >
      <header className="flex flex-col gap-1 px-3 pt-3 pb-2">
        <div className="flex items-start gap-2">
          <span className="pt-0.5">
            <CampaignMark>{mark}</CampaignMark>
          </span>
          <h2 id={titleId} className="min-w-0 flex-1 break-words font-semibold leading-6">
            <TextLink href={paths.campaign(campaignId)}>
              <bdi dir="auto">{name}</bdi>
            </TextLink>
          </h2>
          <IconButton icon={X} label={t("remove", { name })} onPress={() => compared.remove(campaignId)} className="-me-1 -mt-1" />
        </div>
        {column.state === "ready" && <Circumstances column={column} />}
        {baseId !== null && column.state === "ready" && campaignId !== baseId && (
          <Button kind="quiet" className="self-start px-1!" onPress={() => compared.makeBase(campaignId)}>
            {t("makeBase")}
          </Button>
        )}
      </header>
      {column.state === "ready" ? (
        <ColumnFigures column={column} isBase={campaignId === baseId} />
      ) : (
        <Missing>
          {column.state === "reading" ? (
            <span role="status" className="inline-flex items-center gap-2 text-ink-2">
              <Spinner />
              {t("reading")}
            </span>
          ) : (
            <span role="alert">
              <strong className="block font-semibold">{t("failed")}</strong>
              <span className="text-ink-2">{column.problem.message}</span>
              <Button icon={RotateCw} className="mt-2" onPress={onRetry}>
                {t("retry")}
              </Button>
            </span>
          )}
        </Missing>
      )}
    </li>
  );
}

/** In the place of all figures. */
function Missing({ children }: { children: ReactNode }) {
  return (
    <div className="border-t px-3 py-4 text-sm" style={{ gridRow: `span ${FIGURE_ROWS}` }}>
      {children}
    </div>
  );
}

/** Its state, when it began, and while it runs the age of its figures. */
function Circumstances({ column: { campaign, final, asOf, recipients, dialed } }: { column: ReadyCampaign }) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const locale = useLocale();
  const start = campaign.startedAt ?? campaign.insertedAt;
  return (
    <div className="flex flex-col items-start gap-1 text-ink-2 text-sm">
      <PhaseBadge phase={phaseOf(campaign, Date.now())} status={campaign.status} />
      <span>{start ? formatTime(start, locale) : t("startUnknown")}</span>
      {!final && (
        <span>
          {t.rich("asOf", { num: (chunks) => <Ltr>{chunks}</Ltr>, time: formatTime(asOf, locale, "clock") })}
          {dialed < recipients && <> · {t("waiting", { count: recipients - dialed, shown: format.number(recipients - dialed) })}</>}
        </span>
      )}
    </div>
  );
}
