"use client";
import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { ProgressBar } from "react-aria-components";

/** Something is under way whose length nobody knows. */
export function Spinner({ label }: { label?: string }) {
  const t = useTranslations("ui");
  return (
    <ProgressBar aria-label={label ?? t("pending")} isIndeterminate className="inline-flex">
      <LoaderCircle size={16} aria-hidden className="animate-spin" />
    </ProgressBar>
  );
}
