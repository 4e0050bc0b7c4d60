"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/Badge";
import { Card } from "@/components/ui/Card";
import { TextLink } from "@/components/ui/TextLink";
import { localeOf } from "@/lib/i18n/config";
import type { NumberAnswer, OptOutEntry } from "@/lib/numbers/schema";
import { standingOf } from "@/lib/numbers/standing";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";

/** Whether the number may be called, and everything that the ledger knows of how that came to be. */
export function StandingCard({ answer }: { answer: NumberAnswer }) {
  const t = useTranslations("numbers.standing");
  const { optOut } = answer;
  return (
    <Card title={t("title")}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Standing answer={answer} />
      </div>
      {optOut && (
        <div className="mt-4 border-t">
          <OptOutEntries entries={optOut.entries} />
        </div>
      )}
    </Card>
  );
}

/** How a number came into the ledger, and how it left, newest first. */
export function OptOutEntries({ entries }: { entries: readonly OptOutEntry[] }) {
  const t = useTranslations("numbers.standing");
  return (
    <ol aria-label={t("entries")} className="divide-y">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

/** A number that is blocked in a list comes into the ledger when that list is read whole; until then it is told apart. */
function Standing({ answer }: { answer: NumberAnswer }) {
  const t = useTranslations("numbers.standing");
  const locale = localeOf(useLocale());
  const { optOut } = answer;
  const since = optOut?.since ?? null;
  const { tone, mark, words, note } = SHOWN[standingOf(answer)];
  return (
    <>
      <Badge tone={tone} mark={mark} size="large">
        {t(words)}
      </Badge>
      <p className="min-w-0 flex-1 basis-60 text-ink-2">
        {since ? t("barredSince", { when: formatTime(since, locale) }) : t(optOut ? "letOut" : "never")}
        {note && ` ${t(note)}`}
      </p>
    </>
  );
}

const SHOWN = {
  barred: { tone: "danger", mark: "cross", words: "barred", note: null },
  blocked: { tone: "warning", mark: "alert", words: "blocked", note: "blockedNote" },
  unread: { tone: "neutral", mark: "unknown", words: "unsure", note: "unreadNote" },
  unknown: { tone: "neutral", mark: "unknown", words: "unsure", note: "unknownNote" },
  free: { tone: "success", mark: "check", words: "free", note: null },
} as const;

function Entry({ entry }: { entry: OptOutEntry }) {
  const locale = localeOf(useLocale());
  return (
    <li className="grid gap-x-4 gap-y-1 py-2 last:pb-0 md:grid-cols-[11rem_minmax(0,1fr)]">
      <span className="text-ink-2">
        <bdi>{formatTime(entry.at, locale)}</bdi>
      </span>
      <div className="min-w-0">
        <EntryWords entry={entry} />
        {entry.reason !== null && (
          <p className="wrap-anywhere text-ink-2">
            <bdi dir="auto">{entry.reason}</bdi>
          </p>
        )}
      </div>
    </li>
  );
}

function EntryWords({ entry: { kind, campaign, list, by } }: { entry: OptOutEntry }) {
  const t = useTranslations("numbers.standing");
  const link = (chunks: ReactNode) => (campaign ? <TextLink href={paths.campaign(campaign.id)}>{chunks}</TextLink> : chunks);
  return (
    <p className="wrap-anywhere">
      {t.rich(`kinds.${kind}`, {
        link,
        bdi: (chunks) => <bdi dir="auto">{chunks}</bdi>,
        campaign: campaign?.title || String(campaign?.id ?? ""),
        list: list?.name ?? String(list?.id ?? ""),
        hasList: list ? "yes" : "no",
      })}
      {by && (
        <span className="text-ink-2">
          {" · "}
          <bdi dir="auto">{by.name}</bdi>
        </span>
      )}
    </p>
  );
}
