"use client";
import { useTranslations } from "next-intl";
import { Button } from "./Button";

interface PaginationProps {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  onChange: (page: number) => void;
}

export function Pagination({ page, pageSize, total, onChange }: PaginationProps) {
  const t = useTranslations("ui");
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  return (
    <nav aria-label={t("pages")} className="flex items-center gap-2 border-t px-4 py-2 text-ink-2 text-sm">
      <span aria-live="polite">{t("rows", { from, to, total })}</span>
      <Button kind="quiet" className="ms-auto" isDisabled={page <= 1} onPress={() => onChange(page - 1)}>
        {t("previous")}
      </Button>
      <Button isDisabled={to >= total} onPress={() => onChange(page + 1)}>
        {t("next")}
      </Button>
    </nav>
  );
}
