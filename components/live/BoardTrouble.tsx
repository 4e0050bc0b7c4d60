"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Can } from "@/components/shell/Can";
import { Banner } from "@/components/ui/Banner";
import { LinkButton } from "@/components/ui/LinkButton";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { Live } from "@/lib/live/queries";
import { paths } from "@/lib/paths";

/** A watched board is looked at every ten seconds at least; after this long something is wrong, even if the server says nothing. */
const LATE_MS = 60_000;

type Trouble = "problem" | "disconnected" | "late" | null;

/** What keeps the figures from being renewed. Lateness goes by when news arrived, for the browser's clock may be wrong. @param now epoch milliseconds */
export function useTrouble({ campaigns, connected, status }: Live, now: number): Trouble {
  const [seenAt, setSeenAt] = useState(now);
  const at = status?.at;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new look is the news
  useEffect(() => setSeenAt(Date.now()), [at]);
  if (campaigns !== null && !connected) return "disconnected";
  if (status?.problem) return "problem";
  return campaigns !== null && now - seenAt > LATE_MS ? "late" : null;
}

/** Old figures are said to be old, with the reason and the remedy; they stay where they are. */
export function BoardTrouble({ trouble, status }: { trouble: Trouble; status: Live["status"] }) {
  const t = useTranslations("live");
  if (!trouble) return null;
  return (
    <Banner
      tone="warning"
      announce
      className="mb-4"
      title={t("stale")}
      action={
        trouble === "problem" && (
          <Can permission="settings:manage">
            <LinkButton href={paths.settings()}>{t("toSettings")}</LinkButton>
          </Can>
        )
      }
    >
      {trouble === "problem" ? status?.problem?.message : t(trouble)} {t("goOn")}{" "}
      {status?.at && (
        <span className="whitespace-nowrap">
          {t("lastFigures")} <RelativeTime at={status.at} />
        </span>
      )}
    </Banner>
  );
}
