"use client";
import { useLocale, useTranslations } from "next-intl";
import { Brand } from "@/components/shell/Brand";
import { Badge } from "@/components/ui/Badge";
import { Ltr } from "@/components/ui/Ltr";
import { formatTime } from "@/lib/time";

interface WallHeadProps {
  /** What the screen is called. */
  name: string;
  now: number;
  /** How many campaigns need attention. */
  urgent: number;
  isReconnecting: boolean;
}

/** Where one is, what is the matter, what time it is. */
export function WallHead({ name, now, urgent, isReconnecting }: WallHeadProps) {
  const t = useTranslations("walls.screen");
  const locale = useLocale();
  return (
    <header className="flex items-center gap-4 text-ink-2">
      <span className="-ms-2 text-ink [&_svg]:size-6">
        <Brand />
      </span>
      <h1 className="min-w-0 truncate text-lg">
        {t("title")} · <bdi>{name}</bdi>
      </h1>
      {urgent > 0 && (
        <Badge tone="danger" mark="alert" size="large">
          {t("attention", { count: urgent })}
        </Badge>
      )}
      {isReconnecting && (
        <Badge tone="warning" mark="dashed" size="large">
          {t("reconnecting")}
        </Badge>
      )}
      <p className="ms-auto flex shrink-0 items-center gap-3">
        <span>
          {formatTime(now, locale, "weekdayOnly")}, {formatTime(now, locale, "day")}
        </span>
        <Ltr className="font-semibold text-3xl text-ink">{formatTime(now, locale, "time")}</Ltr>
        <span>{t("israelTime")}</span>
      </p>
    </header>
  );
}
