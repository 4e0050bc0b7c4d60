"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Audience, AudienceCount } from "@/lib/audiences/schema";
import { ApiProblem } from "@/lib/http/fetch-json";
import { fieldProblems } from "@/lib/http/field-problems";
import { AudienceResult } from "./AudienceResult";
import { FiguresRow } from "./FiguresRow";
import type { Slot } from "./slots";

/** What was found in numbers that are kept here, or why nobody knows. */
export function AudienceContent({ slot, query }: { slot: Slot; query: UseQueryResult<Audience> }) {
  const t = useTranslations("audiences.sources");
  const errorText = useErrorText();
  if (query.data) return <AudienceResult slot={slot} audience={query.data} />;
  if (query.error === null) return <Pending />;
  const isGone = query.error instanceof ApiProblem && query.error.code === "not-found";
  return (
    <Banner tone="danger" title={t(isGone ? "gone" : "notLoaded")} announce action={isGone ? undefined : <Retry query={query} />}>
      {isGone ? t("goneHelp") : errorText(query.error)}
    </Banner>
  );
}

/** A mailing list's own figures as of now, or why it can't be read. */
export function ListContent({ query }: { query: UseQueryResult<AudienceCount> }) {
  const t = useTranslations("audiences.sources");
  const errorText = useErrorText();
  const { data, error, isFetching } = query;
  if (error !== null && !isFetching) {
    return (
      <Banner tone="danger" title={t("listNotRead")} announce action={<Retry query={query} />}>
        {fieldProblems(error).get("sources.0") ?? errorText(error)}
      </Banner>
    );
  }
  const figures = data?.sources[0];
  if (!figures) return <Pending />;
  return (
    <>
      <FiguresRow figures={{ ...figures, repaired: null }} acceptedNote={t("listNow")} />
      <p className="text-ink-2 text-sm">{t("listAnew")}</p>
    </>
  );
}

function Retry({ query: { refetch, isFetching } }: { query: Pick<UseQueryResult, "refetch" | "isFetching"> }) {
  const t = useTranslations("ui");
  return (
    <Button onPress={() => void refetch()} isPending={isFetching}>
      {t("retry")}
    </Button>
  );
}

function Pending() {
  return (
    <Loading>
      <Skeleton className="h-24 w-full" />
    </Loading>
  );
}
