"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useState } from "react";
import { rich } from "@/components/ui/rich";
import type { Facet } from "@/lib/reports/facets";
import { reportQueries } from "@/lib/reports/queries";
import type { ReportSummary } from "@/lib/reports/schema";
import { type CallFilterState, sliceQuery } from "./use-call-filter";

/** The report that the page is about. */
interface Subject {
  campaignId: number;
  whole: ReportSummary;
  running: boolean;
  calls: CallFilterState;
}

const SubjectContext = createContext<Subject | null>(null);
export const FiguresProvider = SubjectContext.Provider;

export interface Figures {
  summary: ReportSummary;
  /** The figures are those of a slice, chosen by other filters than the chart's own. */
  isSlice: boolean;
  /** Figures of an earlier choice, while the new ones are counted. */
  isStale: boolean;
  /** The slice could not be counted: the figures are the whole report's, or not the latest. */
  error: Error | null;
  retry: () => void;
}

/**
 * The figures of the calls that pass all filters but `own`: what a chart shows that narrows by those fields. Charts that ask the same share
 * one request, and where nothing else is chosen none is made.
 */
export function useFigures(own: readonly Facet[] = []): Figures {
  const subject = useContext(SubjectContext);
  if (!subject) throw new Error("figures are asked for outside a report");
  const { campaignId, whole, running, calls } = subject;
  const rest = sliceQuery(calls.filter, own).toString();
  const chosen = own.filter((name) => calls.filter[name].length > 0);
  // One field of one's own is left out by the server, beside the figures of everybody else; several are left out of the question.
  const [single] = chosen.length === 1 ? chosen : [];
  const query = single ? sliceQuery(calls.filter).toString() : rest;
  const { data, isPlaceholderData, error, refetch } = useQuery({
    ...reportQueries.facets(campaignId, query, running),
    enabled: rest !== "",
  });
  const answer = isPlaceholderData ? undefined : single ? data?.without[single] : data?.summary;
  const [shown, setShown] = useState<ReportSummary | null>(null);
  const latest = rest === "" || (error && !answer) ? null : (answer ?? shown);
  if (latest !== shown) setShown(latest);
  return {
    summary: latest ?? whole,
    isSlice: latest !== null,
    isStale: rest !== "" && !answer && !error,
    error: rest === "" ? null : error,
    retry: () => void refetch(),
  };
}

/** Of how many calls a chart tells, while other filters are set: stands under its title. */
export function useScope({ summary, isSlice, error }: Figures): ReactNode {
  const t = useTranslations("reports.charts.scope");
  const format = useFormatter();
  const subject = useContext(SubjectContext);
  if (error && !isSlice) return t("failed");
  if (!isSlice || !subject) return null;
  return t.rich("slice", {
    ...rich,
    count: summary.recipients,
    shown: format.number(summary.recipients),
    total: format.number(subject.whole.recipients),
  });
}
