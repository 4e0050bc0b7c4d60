"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/Card";
import { NumberField } from "@/components/ui/NumberField";
import { Switch } from "@/components/ui/Switch";
import { LIMITS } from "@/lib/launch-rules/schema";
import type { LimitDraft } from "./draft";
import type { RulesForm } from "./use-rules-form";

/** From which size on a launch needs a second person. */
export function ApprovalCard({ form }: { form: RulesForm }) {
  const t = useTranslations("launchRules.approval");
  const { overRecipients, overPrice } = form.draft;
  return (
    <Card title={t("title")}>
      <p className="mb-4 max-w-[72ch] text-ink-2">{t("about")}</p>
      <div className="flex flex-col gap-4">
        <LimitFields
          name={t("overRecipients")}
          label={t("recipients")}
          unit={t("recipientsUnit")}
          maxValue={LIMITS.recipients}
          limit={overRecipients}
          onChange={(limit) => form.change({ overRecipients: limit })}
          problem={form.problemOf("approval.overRecipients")}
        />
        <LimitFields
          name={t("overPrice")}
          label={t("price")}
          description={t("priceHint")}
          unit={t("priceUnit")}
          maxValue={LIMITS.price}
          decimals={4}
          limit={overPrice}
          onChange={(limit) => form.change({ overPrice: limit })}
          problem={form.problemOf("approval.overPrice")}
        />
      </div>
    </Card>
  );
}

interface LimitFieldsProps {
  name: string;
  label: string;
  description?: ReactNode;
  unit: string;
  maxValue: number;
  decimals?: number;
  limit: LimitDraft;
  onChange: (limit: LimitDraft) => void;
  problem: string | undefined;
}

function LimitFields({ name, label, description, unit, maxValue, decimals = 0, limit, onChange, problem }: LimitFieldsProps) {
  return (
    <div className="flex flex-col gap-2">
      <Switch isSelected={limit.isOn} onChange={(isOn) => onChange({ ...limit, isOn })}>
        {name}
      </Switch>
      {limit.isOn && (
        <NumberField
          label={label}
          description={description}
          unit={unit}
          minValue={0}
          maxValue={maxValue}
          formatOptions={{ maximumFractionDigits: decimals }}
          value={limit.value ?? Number.NaN}
          onChange={(value) => onChange({ ...limit, value: Number.isNaN(value) ? null : value })}
          errorMessage={problem}
          className="max-w-72 sm:ms-11"
        />
      )}
    </div>
  );
}
