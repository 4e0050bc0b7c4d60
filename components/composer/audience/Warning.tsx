"use client";
import { useTranslations } from "next-intl";
import type { AudienceWarning } from "@/lib/audiences/schema";

/** What a person is told about a source that was read nevertheless. */
export function Warning({ warning: { kind, row = 0, count = 0, sheet = "" } }: { warning: AudienceWarning }) {
  const t = useTranslations("audiences.warnings");
  switch (kind) {
    case "unclosed-quote":
      return t("unclosed-quote", { row });
    case "bad-bytes":
      return t("bad-bytes", { count });
    case "nul-bytes":
      return t("nul-bytes", { count });
    case "other-sheet":
      return t("other-sheet", { sheet });
    case "opted-out":
      return t("opted-out", { count });
    case "nonexistent":
      return t("nonexistent", { count });
  }
}
