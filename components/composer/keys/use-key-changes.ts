"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef } from "react";
import { toast } from "@/components/ui/toast";
import { useComposer } from "../use-composer";
import type { KeyForm } from "./templates";

/** Changes all keys at once, says so, and offers the way back, which can itself be taken back. */
export function useKeyChanges(): (next: KeyForm, said: string) => void {
  const t = useTranslations("composer.keys");
  const { form } = useComposer();
  const close = useRef<(() => void) | null>(null);
  // The way back leads into this form only.
  useEffect(() => () => close.current?.(), []);

  return useCallback(
    function change(next: KeyForm, said: string) {
      const before: KeyForm = structuredClone({ keys: form.getValues("keys"), answers: form.getValues("answers") });
      form.setValue("keys", next.keys, { shouldDirty: true });
      form.setValue("answers", next.answers, { shouldDirty: true });
      form.clearErrors(["keys", "answers"]);
      close.current?.();
      close.current = toast({
        tone: "success",
        title: said,
        action: { label: t("undo"), onPress: () => change(before, t("restored")) },
      });
    },
    [form, t],
  );
}
