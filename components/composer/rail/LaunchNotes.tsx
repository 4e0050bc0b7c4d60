"use client";
import { CalendarClock, Copy, ListX, UserCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useWindowWords } from "@/components/launch-rules/use-window-words";
import { TextLink } from "@/components/ui/TextLink";
import { localeOf } from "@/lib/i18n/config";
import type { DryRunAnswer } from "@/lib/launches/schema";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";
import { ListWarning } from "./ListWarning";

/** What our own rules say of launching this now: things to know, in one quiet list. What is refused stands where it can be changed. */
export function LaunchNotes({ figures: { approvalNeeded, similar, outsideWindow, listWarnings } }: { figures: DryRunAnswer }) {
  const t = useTranslations("composer.notes");
  if (!approvalNeeded && !similar && !outsideWindow && listWarnings.length === 0) return null;
  return (
    <ul aria-label={t("title")} className="flex flex-col gap-2 rounded-md border border-warning-line bg-warning-soft px-3 py-2 text-ink">
      {outsideWindow && (
        <Note icon={CalendarClock}>
          <OutsideWindow {...outsideWindow} />
        </Note>
      )}
      {listWarnings.map((warning) => (
        <Note key={warning.list.id} icon={ListX}>
          <ListWarning {...warning} />
        </Note>
      ))}
      {approvalNeeded && <Note icon={UserCheck}>{t("approval")}</Note>}
      {similar && (
        <Note icon={Copy}>
          <Similar {...similar} />
        </Note>
      )}
    </ul>
  );
}

function Note({ icon: Icon, children }: { icon: typeof Copy; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <Icon size={16} aria-hidden className="mt-1 shrink-0 text-warning" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  );
}

const EFFECTS = { goes: "warn", waits: "wait", refused: "refuse" } as const;

function OutsideWindow({ opensAt, effect }: NonNullable<DryRunAnswer["outsideWindow"]>) {
  const t = useTranslations("launchRules.notice");
  const words = useWindowWords();
  const name = EFFECTS[effect];
  return (
    <>
      {t("title")} {opensAt === null ? t(`unknown.${name}`) : t(`known.${name}`, { until: words.on(Date.parse(opensAt), Date.now()) })}
    </>
  );
}

function Similar({ launchId, title, createdBy, createdAt }: NonNullable<DryRunAnswer["similar"]>) {
  const t = useTranslations("composer.notes");
  const locale = localeOf(useLocale());
  return (
    <>
      {t.rich("similar", {
        title,
        who: createdBy,
        when: formatTime(createdAt, locale, "short"),
        bdi: (chunks) => <bdi dir="auto">{chunks}</bdi>,
        time: (chunks) => <bdi>{chunks}</bdi>,
      })}{" "}
      <TextLink href={paths.launch(launchId)}>{t("similarLink")}</TextLink>
    </>
  );
}
