"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./Button";

interface ErrorStateProps {
  /** What happened; "the data could not be loaded" unless told. */
  title?: ReactNode;
  /** Why, and what to do. */
  children: ReactNode;
  onRetry?: () => void;
  isRetrying?: boolean;
}

/** Stands where the content would: what happened, what to do, and a button that tries again. */
export function ErrorState({ title, children, onRetry, isRetrying = false }: ErrorStateProps) {
  const t = useTranslations("ui");
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-4 py-12 text-center">
      <CircleAlert size={24} aria-hidden className="text-danger" />
      <p className="font-semibold">{title ?? t("errorTitle")}</p>
      <div className="max-w-[56ch] text-ink-2">{children}</div>
      {onRetry && (
        <Button onPress={onRetry} isPending={isRetrying}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}
