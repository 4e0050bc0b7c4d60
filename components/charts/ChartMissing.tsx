"use client";
import { useTranslations } from "next-intl";

/** In the place of a picture whose code did not arrive: the connection broke, or a new version was put in its place. */
export function ChartMissing() {
  const t = useTranslations("charts");
  return <p className="text-ink-2">{t("missing")}</p>;
}
