"use client";
import { useTranslations } from "next-intl";
import { Can } from "@/components/shell/Can";
import { Banner } from "@/components/ui/Banner";
import { LinkButton } from "@/components/ui/LinkButton";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { Live } from "@/lib/live/queries";
import { paths } from "@/lib/paths";

/** A watched board is looked at every ten seconds at least; after this long something is wrong, even if the server says nothing. */
const LATE_MS = 60_000;

type Trouble = "problem" | "disconnected" | "late" | null;

/** What keeps the figures from being renewed. @param now epoch milliseconds */
export function troubleOf({ campaigns, connected, status }: Live, now: number): Trouble {
  if (campaigns !== null && !connected) return "disconnected";
  if (status?.problem) return "problem";
  const isLate = campaigns !== null && status?.at != null && now - Date.parse(status.at) > LATE_MS;
  return isLate ? "late" : null;
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
