"use client";
import { Eraser } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Select } from "@/components/ui/Select";
import type { AssignableKey } from "@/lib/campaigns/key-actions";
import { LIMITS } from "@/lib/campaigns/schema";
import { KEY_KINDS } from "@/lib/drafts/form";
import { FormText } from "../fields/FormText";
import { useComposer } from "../use-composer";
import { DonationFields } from "./DonationFields";

interface KeyEditorProps {
  digit: AssignableKey;
  onClear: () => void;
}

/** What the chosen key does, what that needs, and what pressing it means. */
export function KeyEditor({ digit, onClear }: KeyEditorProps) {
  const t = useTranslations("composer.keys");
  const { form, values } = useComposer();
  const { kind } = values.keys[digit];
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="mb-2 font-semibold">{t("key", { digit })}</legend>
      <Select
        label={t("action")}
        items={KEY_KINDS.map((id) => ({ id, label: t(`kinds.${id}`) }))}
        value={kind}
        onChange={(next) => form.setValue(`keys.${digit}.kind`, next)}
        description={t(`kindHints.${kind}`)}
        className="max-w-96"
      />
      {kind === "phone" && (
        <FormText
          name={`keys.${digit}.phone`}
          label={t("phone")}
          description={t("phoneHint")}
          inputMode="tel"
          ltr
          mono
          className="max-w-60"
        />
      )}
      {kind === "extension" && (
        <FormText name={`keys.${digit}.extension`} label={t("extension")} description={t("extensionHint")} ltr mono className="max-w-60" />
      )}
      {kind === "sip" && (
        <FormText name={`keys.${digit}.uri`} label={t("uri")} description={t("uriHint")} inputMode="email" ltr mono className="max-w-96" />
      )}
      {kind === "donation" && <DonationFields digit={digit} />}
      {kind !== "none" && (
        <>
          <FormText
            name={`answers.${digit}`}
            label={t("answer")}
            description={t("answerHint", { digit, max: LIMITS.answerLength })}
            className="max-w-96"
          />
          <Button kind="quiet" icon={Eraser} onPress={onClear} className="-ms-3 self-start">
            {t("clear")}
          </Button>
        </>
      )}
    </fieldset>
  );
}
