"use client";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { TextArea } from "@/components/ui/TextArea";
import { TextField } from "@/components/ui/TextField";
import type { ListFields as Fields } from "@/lib/lists/queries";
import { LIMITS, LIST_PURPOSES } from "@/lib/lists/schema";

interface ListFieldsProps {
  fields: Fields;
  onChange: (change: Partial<Fields>) => void;
  /** Somebody tried to save it. */
  asked: boolean;
  problems: ReadonlyMap<string, string>;
  nameField: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}

/** What we keep of a list beside its number. */
export function ListFields({ fields: { name, purpose, consentSource }, onChange, asked, problems, nameField, autoFocus }: ListFieldsProps) {
  const t = useTranslations("lists");
  return (
    <>
      <TextField
        label={t("fields.name")}
        description={t("fields.nameHint")}
        autoComplete="off"
        autoFocus={autoFocus ?? false}
        maxLength={LIMITS.name}
        inputRef={nameField}
        value={name}
        onChange={(text) => onChange({ name: text })}
        errorMessage={asked && !name.trim() ? t("problems.name") : problems.get("name")}
      />
      <RadioGroup
        label={t("columns.purpose")}
        items={LIST_PURPOSES.map((id) => ({ id, label: t(`purposes.${id}`), description: t(`purposeHints.${id}`) }))}
        value={purpose}
        onChange={(id) => onChange({ purpose: id })}
      />
      <TextArea
        label={t("columns.consent")}
        description={t("fields.consentHint")}
        rows={2}
        maxLength={LIMITS.consentSource}
        value={consentSource}
        onChange={(text) => onChange({ consentSource: text })}
        errorMessage={problems.get("consentSource")}
      />
    </>
  );
}
