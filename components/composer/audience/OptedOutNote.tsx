"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { ltr } from "@/components/ui/Ltr";
import { useComposer } from "../use-composer";

/** How many of all sources together are left out because they must not be called. */
export function OptedOutNote() {
  const t = useTranslations("audiences");
  const format = useFormatter();
  const count = useComposer().audience.figures?.optedOut ?? 0;
  if (count === 0) return null;
  return (
    <Banner tone="info" announce>
      {t.rich("optedOut", { count, shown: format.number(count), num: ltr })}
    </Banner>
  );
}
