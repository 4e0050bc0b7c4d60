"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { PhaseBadge } from "@/components/campaigns/PhaseBadge";
import { Ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { TextLink } from "@/components/ui/TextLink";
import { isKnownStatus } from "@/lib/campaigns/schema";
import type { Candidate, Launch } from "@/lib/launches/schema";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";
import { ReleaseButton } from "./ReleaseButton";

interface CandidatesTableProps {
  launch: Launch;
  candidates: readonly Candidate[];
  /** Found and held, but nothing more is known of them. */
  unlisted: readonly number[];
}

/** The campaigns that may be the launch's, as the last look showed them, each with why. */
export function CandidatesTable({ launch, candidates, unlisted }: CandidatesTableProps) {
  const t = useTranslations("launches.candidates");
  const lastAt = launch.search?.lastAt;
  return (
    <section aria-labelledby="candidates">
      <h3 id="candidates" className="mb-2 font-semibold">
        {t("title")}{" "}
        {lastAt && candidates.length > 0 && (
          <span className="font-normal text-ink-2 text-sm">
            {t("seen")} <RelativeTime at={lastAt} />
          </span>
        )}
      </h3>
      <div className="overflow-hidden rounded-md border">
        <Table
          label={t("title")}
          head={
            <>
              <Th>{t("campaign")}</Th>
              <Th>{t("state")}</Th>
              <Th>{t("created")}</Th>
              <Th numeric>{t("recipients")}</Th>
              <Th>
                <span className="sr-only">{t("decision")}</span>
              </Th>
            </>
          }
        >
          {candidates.map((candidate) => (
            <Row key={candidate.campaignId} launch={launch} {...candidate} />
          ))}
          {unlisted.map((campaignId) => (
            <Row key={campaignId} launch={launch} {...UNLISTED} campaignId={campaignId} />
          ))}
        </Table>
      </div>
    </section>
  );
}

const UNLISTED: Omit<Candidate, "campaignId"> = { title: "", status: "", insertedAt: null, totalPhones: null, why: "token" };

function Row({ launch, campaignId, title, status, insertedAt, totalPhones, why }: { launch: Launch } & Candidate) {
  const t = useTranslations("launches.candidates");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const locale = useLocale();
  const unknown = <span className="text-ink-2">{ui("unknown")}</span>;
  const isOver = status === "ended" || status === "stopped";
  const mayRelease = launch.allowed.release && launch.releasable.includes(campaignId) && !isOver;
  return (
    <Tr className="align-top">
      <Td className="py-2">
        <div className="min-w-0 max-w-72 whitespace-normal">
          <TextLink href={paths.campaign(campaignId)} aria-label={t("link", { id: String(campaignId) })}>
            <Ltr mono>{campaignId}</Ltr>
          </TextLink>{" "}
          {title && (
            <bdi dir="auto" className="wrap-anywhere">
              {title}
            </bdi>
          )}
          <p className="text-ink-2 text-sm">{t(`why.${why}`)}</p>
        </div>
      </Td>
      <Td label={t("state")} className="py-2">
        {status === "" ? unknown : <PhaseBadge phase={isKnownStatus(status) ? status : "unknown"} status={status} />}
      </Td>
      <Td label={t("created")} className="py-2">
        {insertedAt === null ? unknown : formatTime(insertedAt, locale, "short")}
      </Td>
      <Td label={t("recipients")} numeric className="py-2">
        {totalPhones === null ? unknown : <Ltr>{format.number(totalPhones)}</Ltr>}
      </Td>
      <Td className="py-2 empty:hidden md:w-0">
        {mayRelease && (
          <ReleaseButton
            launch={launch}
            campaignId={campaignId}
            recipients={totalPhones}
            label={t("releaseLabel", { id: String(campaignId) })}
          >
            {t("release")}
          </ReleaseButton>
        )}
      </Td>
    </Tr>
  );
}
