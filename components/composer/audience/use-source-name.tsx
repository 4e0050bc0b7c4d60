"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LIST_FILTERS } from "@/components/reports/use-call-filter";
import { useFilterWords } from "@/components/reports/use-filter-words";
import { audienceQueries } from "@/lib/audiences/queries";
import type { Audience, AudienceOrigin } from "@/lib/audiences/schema";
import { PASTED_NAME, type SourceKind } from "./slots";

/** Where an audience came from before its rejects were corrected, however many times; undefined until that is known. */
export function useOrigin(audience: Audience | undefined): AudienceOrigin | null | undefined {
  const client = useQueryClient();
  const isFixed = audience?.source?.kind === "fixed";
  const { data } = useQuery({
    queryKey: [...audienceQueries.all, audience?.id, "origin"],
    queryFn: async () => {
      let source = audience?.source ?? null;
      while (source?.kind === "fixed") source = (await client.ensureQueryData(audienceQueries.audience(source.from))).source;
      return source;
    },
    enabled: isFixed,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return isFixed ? data : audience?.source;
}

/** Which of the four an audience is. */
export function kindOf({ fileName }: Audience, origin: AudienceOrigin | null | undefined): SourceKind {
  if (origin?.kind === "campaign") return "campaign";
  return fileName === PASTED_NAME || fileName === null ? "paste" : "file";
}

/** What an audience is called on the screen. */
export function useAudienceName(): (audience: Audience, origin: AudienceOrigin | null | undefined) => ReactNode {
  const t = useTranslations("audiences");
  const sliceWords = useSliceWords();
  return ({ fileName }, origin) => {
    if (origin?.kind === "campaign") {
      const title = origin.title || String(origin.campaignId);
      const bdi = (chunks: ReactNode) => <bdi dir="auto">{chunks}</bdi>;
      return t.rich("sources.names.campaign", { title, slice: sliceWords(origin.filters ?? {}), bdi });
    }
    if (fileName === PASTED_NAME || fileName === null) return t("pastedList");
    return (
      <bdi dir="auto" className="break-words">
        {fileName}
      </bdi>
    );
  };
}

/** "צלצל ולא נענה, תפוס": which of a campaign's recipients were taken. */
export function useSliceWords(): (filters: Record<string, string[] | undefined>) => string {
  const t = useTranslations("audiences.sources.slice");
  const filterWords = useFilterWords();
  return (filters) => {
    const digits = filters["digits"] ?? [];
    const parts = LIST_FILTERS.flatMap((name) => {
      const values = filters[name] ?? [];
      if (name === "digits") return values.map((pressed) => (pressed === "" ? t("noKey") : t("key", { digits: pressed })));
      // Only who answered could press a key, or none.
      if (name === "verdict" && digits.length > 0) return [];
      return values.map((value) => filterWords(name, value));
    });
    const search = filters["search"]?.[0];
    return [...parts, ...(search ? [t("search", { text: search })] : [])].join(", ") || t("everybody");
  };
}
