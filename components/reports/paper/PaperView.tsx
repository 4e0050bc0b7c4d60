"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowRight, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { Button } from "@/components/ui/Button";
import { LinkButton } from "@/components/ui/LinkButton";
import { Spinner } from "@/components/ui/Spinner";
import { paths } from "@/lib/paths";
import { reportQueries } from "@/lib/reports/queries";
import { ReportProblem } from "../ReportProblem";
import { exportQuery, pageQuery, sliceQuery, useCallFilter } from "../use-call-filter";
import { useColumns, viewQuery } from "../use-columns";
import { Paper } from "./Paper";

/** Some ten pages of A4; whoever wants more wants a file. */
const PRINTED_CALLS = 300;
/** What is printed doesn't change while it is looked at. */
const STILL = { refetchInterval: false, refetchOnWindowFocus: false } as const;

/** The filtered report as it will be on paper, with the button that prints it. */
export function PaperView({ campaignId }: { campaignId: number }) {
  const t = useTranslations("reports.paper");
  const filter = useCallFilter();
  const columns = useColumns();
  const slice = sliceQuery(filter.filter).toString();
  const query = exportQuery(filter.filter).toString();
  const view = viewQuery(filter.filter, columns).toString();
  const report = useQuery({ ...reportQueries.report(campaignId), ...STILL });
  const facets = useQuery({ ...reportQueries.facets(campaignId, slice, false), ...STILL, enabled: slice !== "" });
  const calls = useQuery({ ...reportQueries.calls(campaignId, pageQuery(query, 1, PRINTED_CALLS), false), ...STILL });
  const summary = slice === "" ? report.data?.summary : facets.data?.summary;
  const all = [report, calls, ...(slice === "" ? [] : [facets])];
  const error = all.find((one) => one.error)?.error;
  const retry = () => {
    for (const one of all) void one.refetch();
  };
  const title = report.data?.campaign.title;
  useEffect(() => {
    // What the browser proposes as the name of a PDF.
    if (title) document.title = title;
  }, [title]);
  const isReady = Boolean(report.data && summary && calls.data);
  return (
    <>
      <PaperBar back={`${paths.campaign(campaignId)}${view === "" ? "" : `?${view}`}`} isReady={isReady} />
      <main id="main" data-paper tabIndex={-1} className="p-6 outline-none max-md:p-3 print:p-0">
        {error && <ReportProblem error={error} pending={all.some((one) => one.isFetching)} onRetry={retry} />}
        {!error && !isReady && (
          <div role="status" className="flex items-center justify-center gap-2 py-24 text-ink-2">
            <Spinner /> {t("loading")}
          </div>
        )}
        {!error && report.data && summary && calls.data && (
          <Paper report={report.data} summary={summary} calls={calls.data} filter={filter} columns={columns.columns} />
        )}
      </main>
    </>
  );
}

function PaperBar({ back, isReady }: { back: string; isReady: boolean }): ReactNode {
  const t = useTranslations("reports.paper");
  return (
    <header className="sticky top-0 z-20 flex min-h-14 flex-wrap items-center gap-3 border-b bg-canvas px-8 py-2 max-md:px-4 print:hidden">
      <LinkButton kind="quiet" icon={ArrowRight} href={back} className="ltr:[&_svg]:-scale-x-100">
        {t("back")}
      </LinkButton>
      <h1 className="font-semibold text-lg max-md:text-base">{t("title")}</h1>
      <Button kind="primary" icon={Printer} isDisabled={!isReady} onPress={() => window.print()} className="ms-auto">
        {t("print")}
      </Button>
    </header>
  );
}
