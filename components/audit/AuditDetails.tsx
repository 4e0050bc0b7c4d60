"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import type { AuditEntry } from "@/lib/audit/schema";
import { detailRows } from "@/lib/audit/sentence";
import { formatTime } from "@/lib/time";
import { actorName, type Names } from "./AuditSentence";
import { useAuditWords } from "./use-audit-words";

/** Everything that the audit holds of an entry. */
export function AuditDetails({ entry, names }: { entry: AuditEntry; names: Names }) {
  const t = useTranslations("audit.facts");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const words = useAuditWords();
  const { actor, target, details } = entry;
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] gap-x-6 gap-y-3 bg-sunken px-4 py-3">
      <Fact label={t("at")}>
        {ui("israelTime", { text: `${formatTime(entry.at, locale, "day")}, ${formatTime(entry.at, locale, "clock")}` })}
      </Fact>
      <Fact label={t("actor")}>
        {actor ? (
          <>
            <bdi>{actorName(entry, names)}</bdi> <Ltr className="text-ink-2">{actor.email}</Ltr>
          </>
        ) : (
          t("nobody")
        )}
      </Fact>
      {actor?.role && <Fact label={t("actorRole")}>{words.role(actor.role)}</Fact>}
      <Fact label={t("action")}>
        <Ltr mono>{entry.action}</Ltr>
      </Fact>
      {target !== null && (
        <Fact label={t("target")}>
          <bdi>{target}</bdi>
        </Fact>
      )}
      {detailRows(details).map(({ key, value }) => (
        <Fact key={key} label={words.fact(key)}>
          <bdi>{words.value(key, value)}</bdi>
        </Fact>
      ))}
      <Fact label={t("entry")}>
        <Ltr>{entry.id}</Ltr>
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-2 text-sm">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
