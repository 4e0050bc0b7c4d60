"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { audienceQueries } from "@/lib/audiences/queries";
import { useListName } from "../audience/use-list-name";
import { useAudienceName, useOrigin } from "../audience/use-source-name";
import { useComposer } from "../use-composer";

/** Where several sources' recipients come from, each with its own count; one source needs no list. */
export function AudienceSources() {
  const t = useTranslations("composer.review");
  const { values, audience } = useComposer();
  if (values.sources.length < 2) return null;
  return (
    <ul aria-label={t("sources")} className="text-ink-2">
      {values.sources.map((source, index) => {
        const accepted = audience.figures?.sources[index]?.accepted ?? null;
        return "audienceId" in source ? (
          <KeptSource key={source.audienceId} audienceId={source.audienceId} accepted={accepted} />
        ) : (
          <ListSource key={source.listId} listId={source.listId} accepted={accepted} />
        );
      })}
    </ul>
  );
}

function KeptSource({ audienceId, accepted }: { audienceId: string; accepted: number | null }) {
  const ui = useTranslations("ui");
  const { data } = useQuery(audienceQueries.audience(audienceId));
  const origin = useOrigin(data);
  const audienceName = useAudienceName();
  return (
    <li>
      {data ? audienceName(data, origin) : ui("loading")}
      <Accepted count={accepted} />
    </li>
  );
}

function ListSource({ listId, accepted }: { listId: number; accepted: number | null }) {
  const name = useListName(listId);
  return (
    <li>
      {name}
      <Accepted count={accepted} />
    </li>
  );
}

function Accepted({ count }: { count: number | null }) {
  const t = useTranslations("composer.answers");
  return count === null ? null : <> · {t("recipients", { count })}</>;
}
