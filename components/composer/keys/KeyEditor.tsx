"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/Checkbox";
import { Select } from "@/components/ui/Select";
import type { AssignableKey } from "@/lib/campaigns/key-actions";
import { FormText } from "../fields/FormText";
import { useComposer } from "../use-composer";
import { KEY_KINDS } from "../values";

/** What the chosen key does, and what that needs. */
export function KeyEditor({ digit }: { digit: AssignableKey }) {
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
    </fieldset>
  );
}

function DonationFields({ digit }: { digit: AssignableKey }) {
  const t = useTranslations("composer.keys");
  const { form, values } = useComposer();
  const { amountLocked, requireCvv } = values.keys[digit];
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormText name={`keys.${digit}.terminal`} label={t("terminal")} description={t("terminalHint")} ltr mono />
        <FormText name={`keys.${digit}.amount`} label={t("amount")} description={t("amountHint")} inputMode="decimal" ltr />
        <FormText name={`keys.${digit}.category`} label={t("category")} description={t("categoryHint")} className="sm:col-span-2" />
      </div>
      <div className="flex flex-col gap-2">
        <Checkbox
          isSelected={amountLocked}
          onChange={(next) => form.setValue(`keys.${digit}.amountLocked`, next)}
          description={t("amountLockedHint")}
        >
          {t("amountLocked")}
        </Checkbox>
        <Checkbox
          isSelected={requireCvv}
          onChange={(next) => form.setValue(`keys.${digit}.requireCvv`, next)}
          description={t("requireCvvHint")}
        >
          {t("requireCvv")}
        </Checkbox>
      </div>
    </>
  );
}
