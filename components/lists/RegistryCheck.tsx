"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { registryStanding } from "@/lib/lists/registry-check";
import type { MailingList } from "@/lib/lists/schema";
import { israelDay } from "@/lib/time";

const DAY_MS = 86_400_000;
const daysFrom = (day: string, to: string) => Math.max(0, Math.round((Date.parse(to) - Date.parse(day)) / DAY_MS));

/** When a list was last compared with the national registry, and whether that is too long ago. Only marketing needs it. */
export function RegistryCheck({ list: { purpose, registryCheckedOn } }: { list: MailingList }) {
  const t = useTranslations("lists.registry");
  const format = useFormatter();
  const today = useToday();
  if (registryCheckedOn === null) {
    if (purpose === "service") return <span className="text-ink-2">{t("notNeeded")}</span>;
    return (
      <Badge tone="warning" mark="alert">
        {t("never")}
      </Badge>
    );
  }
  const day = format.dateTime(new Date(`${registryCheckedOn}T12:00:00Z`), { day: "numeric", month: "numeric", year: "numeric" });
  if (today === null) return day;
  const isOld = purpose === "marketing" && registryStanding(registryCheckedOn, today) === "old";
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <span>
        {day} <span className="text-ink-2">· {t("age", { count: daysFrom(registryCheckedOn, today) })}</span>
      </span>
      {isOld && (
        <Badge tone="warning" mark="alert">
          {t("old")}
        </Badge>
      )}
    </span>
  );
}

/** Israel's day; null until the browser is there, whose day is the one that counts. */
function useToday(): string | null {
  const [today, setToday] = useState<string | null>(null);
  useEffect(() => setToday(israelDay(Date.now())), []);
  return today;
}
