"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { TextLink } from "@/components/ui/TextLink";
import type { AuditEntry } from "@/lib/audit/schema";
import { sentenceParts, targetPath } from "@/lib/audit/sentence";
import { useAuditWords } from "./use-audit-words";

/** The names of people, by their id. */
export type Names = ReadonlyMap<string, string>;

/** Who did what to what, and how it ended, as one sentence. */
export function AuditSentence({ entry, names }: { entry: AuditEntry; names: Names }) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  const { action, values, why } = sentenceParts(entry);
  const rich = {
    ...values,
    role: words.role(values.role),
    before: words.role(values.before),
    actor: actorName(entry, names) ?? t("system"),
    person: (chunks: ReactNode) => <bdi className="font-semibold">{chunks}</bdi>,
    thing: (chunks: ReactNode) => <Thing entry={entry}>{chunks}</Thing>,
    code: (chunks: ReactNode) => <Ltr mono>{chunks}</Ltr>,
  };
  if (action === null) return t.rich("otherAction", { ...rich, action: entry.action });
  if (entry.outcome === "done") return t.rich(`actions.${action}.done`, rich);
  return t.rich(`tried.${entry.outcome}`, {
    ...rich,
    to: () => t.rich(`actions.${action}.tried`, rich),
    why: () => (why === null ? null : `: ${words.why(why)}`),
  });
}

/** The present name of whoever acted, else the e-mail of then; null when nobody was signed in. */
export function actorName({ actor }: AuditEntry, names: Names): string | null {
  return actor && ((actor.id === null ? undefined : names.get(actor.id)) ?? actor.email);
}

function Thing({ entry, children }: { entry: AuditEntry; children: ReactNode }) {
  const path = targetPath(entry);
  const text =
    /[\u0590-\u05FF]/.test(entry.target ?? "") || entry.action.startsWith("launch.") ? <bdi>{children}</bdi> : <Ltr>{children}</Ltr>;
  return path === null ? text : <TextLink href={path}>{text}</TextLink>;
}
