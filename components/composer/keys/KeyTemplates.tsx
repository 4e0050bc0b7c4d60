"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/Button";
import { useComposer } from "../use-composer";
import { fillTemplate, type KeyForm, TEMPLATE_NAMES } from "./templates";

/** The usual sets of keys, filled in by one press. */
export function KeyTemplates({ onFill }: { onFill: (filled: KeyForm, said: string) => void }) {
  const t = useTranslations("composer.keys.templates");
  const { form } = useComposer();
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-2">
      <h3 id={titleId} className="font-semibold text-sm">
        {t("title")}
      </h3>
      <div className="flex flex-wrap gap-2 max-sm:grid max-sm:grid-cols-2">
        {TEMPLATE_NAMES.map((name) => (
          <Button
            key={name}
            onPress={() =>
              onFill(
                fillTemplate(name, form.getValues(), (word) => t(`answers.${word}`)),
                t("filled", { name: t(`names.${name}`) }),
              )
            }
          >
            {t(`names.${name}`)}
          </Button>
        ))}
      </div>
      <p className="text-ink-2 text-sm">{t("hint")}</p>
    </section>
  );
}
