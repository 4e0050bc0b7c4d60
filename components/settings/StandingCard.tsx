"use client";
import { PlugZap } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/Badge";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { Figure } from "@/components/ui/Figure";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Spinner } from "@/components/ui/Spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { useConnectionCheck } from "@/lib/settings/queries";
import type { Connection, ConnectionCheck } from "@/lib/settings/schema";
import { type Standing, standingOf } from "@/lib/settings/standing";
import { useElapsedSeconds } from "./use-elapsed-seconds";

const BADGES = {
  working: { tone: "success", mark: "check" },
  denied: { tone: "danger", mark: "cross" },
  failing: { tone: "danger", mark: "alert" },
  untried: { tone: "neutral", mark: "dashed" },
} as const satisfies Record<Standing, unknown>;

type Check = ReturnType<typeof useConnectionCheck>;

/** Whether IP-Sales answers, since when, how fast; and a question asked now. */
export function StandingCard({ connection, check }: { connection: Connection; check: Check }) {
  const t = useTranslations("settings");
  const format = useFormatter();
  const { lastSuccessAt, latencyMs, accessDeniedAt } = connection;
  const standing = standingOf(connection);
  return (
    <Card title={t("upstream")}>
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Badge {...BADGES[standing]}>{t(`standings.${standing}`)}</Badge>
        <p className="max-w-[72ch]">{t.rich(`sentences.${standing}`, { num: ltr })}</p>
      </div>
      <div className="mt-4 flex flex-wrap gap-x-12 gap-y-4">
        <Figure
          label={t("lastSuccess")}
          size="range"
          value={lastSuccessAt === null ? t("noSuccess") : <RelativeTime at={lastSuccessAt} />}
        />
        {latencyMs !== null && (
          <Figure label={t("latency")} size="range" value={<Ltr>{format.number(latencyMs)}</Ltr>} unit={t("milliseconds")} />
        )}
        {accessDeniedAt !== null && <Figure label={t("sinceDenied")} size="range" value={<RelativeTime at={accessDeniedAt} />} />}
      </div>
      <div className="mt-4 flex flex-col items-start gap-3 border-t pt-4">
        <div className="flex items-center gap-x-4 gap-y-2 max-md:w-full max-md:flex-col max-md:items-stretch">
          <Button icon={PlugZap} kind="primary" size="large" onPress={() => check.mutate()} isPending={check.isPending}>
            {t("check.button")}
          </Button>
          <p className="text-ink-2 text-sm">{t("check.about")}</p>
        </div>
        <CheckOutcome check={check} />
      </div>
    </Card>
  );
}

function CheckOutcome({ check }: { check: Check }) {
  const t = useTranslations("settings.check");
  const errorText = useErrorText();
  if (check.isPending) return <Waiting />;
  if (check.error) {
    return (
      <Banner tone="danger" title={t("failed")} announce className="w-full">
        {errorText(check.error)}
      </Banner>
    );
  }
  return check.data ? <Answer answer={check.data} askedAt={new Date(check.submittedAt).toISOString()} /> : null;
}

function Answer({ answer: { problem, latencyMs }, askedAt }: { answer: ConnectionCheck; askedAt: string }) {
  const t = useTranslations("settings.check");
  const age = (
    <span className="text-ink-2">
      {" · "}
      <RelativeTime at={askedAt} />
    </span>
  );
  return (
    <Banner tone={problem ? "danger" : "success"} title={t(problem ? "failed" : "ok")} announce className="w-full">
      {problem ? problem.message : t.rich("okDetail", { ms: latencyMs, num: ltr })}
      {age}
    </Banner>
  );
}

function Waiting() {
  const t = useTranslations("settings.check");
  const seconds = useElapsedSeconds();
  return (
    <p className="flex flex-wrap items-center gap-2">
      <Spinner />
      <span>{t("pending", { seconds })}</span>
      <span className="text-ink-2 text-sm">{t("patience")}</span>
    </p>
  );
}
