"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ErrorState } from "@/components/ui/ErrorState";
import { Pagination } from "@/components/ui/Pagination";
import { SearchField } from "@/components/ui/SearchField";
import { Segmented } from "@/components/ui/Segmented";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { RecordingRow } from "./RecordingRow";
import { PERIODS, type Period, type RecordedCampaign, useRecordings } from "./use-recordings";

const PAGE_SIZE = 6;

interface RecordingPickerProps {
  /** The recording in force; "" without one. */
  chosen: string;
  onChoose: (recordingName: string) => void;
  autoFocus: boolean;
}

/** Campaigns that have a recording: found by their title or its name, heard, and chosen. */
export function RecordingPicker({ chosen, onChoose, autoFocus }: RecordingPickerProps) {
  const t = useTranslations("composer.message.earlier");
  const [days, setDays] = useState<Period>(90);
  const [search, setSearch] = useState("");
  const [page, setPage] = useState(1);
  const [heardId, setHeardId] = useState<number | null>(null);
  const { recordings, error, isFetching, retry } = useRecordings(days);
  const errorText = useErrorText();

  const found = recordings?.filter((campaign) => matches(campaign, search));
  const shown = found?.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) ?? [];
  const anew = <Value,>(set: (value: Value) => void) => {
    return (value: Value) => {
      set(value);
      setPage(1);
    };
  };
  return (
    <section aria-label={t("title")} className="rounded-md border">
      <div className="flex flex-wrap items-center gap-2 border-b p-3">
        <SearchField
          label={t("search")}
          value={search}
          onChange={anew(setSearch)}
          autoFocus={autoFocus}
          className="min-w-0 flex-1 basis-50"
        />
        <Segmented
          label={t("period")}
          segments={PERIODS.map((period) => ({ id: String(period), label: t(`periods.${period}`) }))}
          value={String(days)}
          onChange={anew((id: string) => setDays(PERIODS.find((period) => String(period) === id) ?? days))}
        />
      </div>
      {error && (
        <ErrorState onRetry={retry} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!found && !error && <LoadingRows />}
      {found?.length === 0 && <Nothing>{t(search.trim() === "" ? "empty" : "notFound")}</Nothing>}
      {shown.length > 0 && (
        <ul aria-busy={isFetching} className="divide-y">
          {shown.map((campaign) => (
            <RecordingRow
              key={campaign.id}
              campaign={campaign}
              isChosen={campaign.recordingName === chosen}
              isHeard={campaign.id === heardId}
              onHear={() => setHeardId(campaign.id === heardId ? null : campaign.id)}
              onChoose={() => onChoose(campaign.recordingName)}
            />
          ))}
        </ul>
      )}
      {found && found.length > PAGE_SIZE && <Pagination page={page} pageSize={PAGE_SIZE} total={found.length} onChange={setPage} />}
    </section>
  );
}

function matches({ title, recordingName }: RecordedCampaign, search: string): boolean {
  const words = search.trim().toLowerCase();
  return title.toLowerCase().includes(words) || recordingName.toLowerCase().includes(words);
}

function Nothing({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="px-4 py-8 text-center text-ink-2">
      {children}
    </p>
  );
}

function LoadingRows() {
  return (
    <Loading>
      <div className="flex flex-col gap-3 p-3">
        {Array.from({ length: 3 }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows that are all alike
          <Skeleton key={row} className="h-10" />
        ))}
      </div>
    </Loading>
  );
}
