"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";

/** Opens and closes the further examples of a group; nothing where there is just the one that is shown. */
export function MoreButton({ shown, isOpen, onPress }: { shown: number; isOpen: boolean; onPress: () => void }) {
  const t = useTranslations("audiences");
  if (shown < 2) return null;
  return (
    <Button kind="quiet" onPress={onPress} aria-expanded={isOpen}>
      {isOpen ? t("less") : t("more")}
    </Button>
  );
}

/** A text as the file held it: unknown language, figures and signs in their own order. */
export function RawText({ children }: { children: ReactNode }) {
  return (
    <bdi dir="auto" className="break-all font-mono text-[0.9em]">
      {children}
    </bdi>
  );
}
