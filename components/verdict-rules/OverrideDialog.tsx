"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Select } from "@/components/ui/Select";
import { TextField } from "@/components/ui/TextField";
import { causeOfText, DOCUMENTED_CAUSES } from "@/lib/reports/causes";
import { FAILURE_VERDICTS, type FailureVerdict } from "@/lib/reports/verdict";
import { LIMITS, SIGNAL_CONDITIONS, type SignalCondition, VerdictOverride } from "@/lib/reports/verdict-rules";

interface OverrideDialogProps {
  /** Null: a new one. */
  edited: VerdictOverride | null;
  isOpen: boolean;
  onClose: () => void;
  onFinish: (override: VerdictOverride) => void;
}

/** Makes a rule, or changes one. Nothing is saved by it yet. */
export function OverrideDialog({ edited, isOpen, onClose, onFinish }: OverrideDialogProps) {
  const t = useTranslations("verdictRules.dialog");
  return (
    <Dialog title={t(edited ? "editTitle" : "addTitle")} isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      <OverrideFields edited={edited} onClose={onClose} onFinish={onFinish} />
    </Dialog>
  );
}

const [ANY, OTHER] = ["any", "other"] as const;

interface Typed {
  sipCode: string;
  /** A documented row's id, any text, or one that is typed. */
  choice: string;
  text: string;
  had180: SignalCondition;
  had183: SignalCondition;
  verdict: FailureVerdict | null;
}

function typedOf(edited: VerdictOverride | null): Typed {
  if (!edited) return { sipCode: "", choice: ANY, text: "", had180: "any", had183: "any", verdict: null };
  const { sipCode, cause, had180, had183, verdict } = edited;
  const choice = cause === null ? ANY : (causeOfText(cause)?.id ?? OTHER);
  return { sipCode: sipCode ?? "", choice, text: cause ?? "", had180, had183, verdict };
}

/** What the fields ask for; whether it is a rule, the schema says. */
const asked = ({ sipCode, choice, text, had180, had183, verdict }: Typed, enabled: boolean): unknown => ({
  enabled,
  sipCode: sipCode.trim() === "" ? null : sipCode.trim(),
  cause: choice === ANY ? null : choice === OTHER ? text : (DOCUMENTED_CAUSES.find(({ id }) => id === choice)?.text ?? null),
  had180,
  had183,
  verdict,
});

/** The schema asks for a condition only once everything else is right; here it is told at once. */
const lacks = ({ sipCode, choice }: Typed) =>
  sipCode.trim() === "" && choice === ANY ? [{ path: ["sipCode"], message: "verdictRules.problems.conditionMissing" }] : [];

function OverrideFields({ edited, onClose, onFinish }: Omit<OverrideDialogProps, "isOpen">) {
  const t = useTranslations("verdictRules.dialog");
  const ui = useTranslations("ui");
  const [typed, setTyped] = useState(() => typedOf(edited));
  const [isTried, setTried] = useState(false);
  const change = (part: Partial<Typed>) => setTyped((now) => ({ ...now, ...part }));
  const read = VerdictOverride.safeParse(asked(typed, edited?.enabled ?? true));
  const problemOf = useProblems(isTried ? [...(read.error?.issues ?? []), ...lacks(typed)] : []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Portals pass events on to the form around the button that opened this.
    event.stopPropagation();
    setTried(true);
    if (read.success) onFinish(read.data);
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <TextField
        label={t("sipCode")}
        description={t("sipCodeHint")}
        value={typed.sipCode}
        onChange={(sipCode) => change({ sipCode })}
        errorMessage={problemOf("sipCode")}
        maxLength={LIMITS.sipCodeLength}
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        ltr
        mono
        className="max-w-40"
      />
      <CauseFields typed={typed} onChange={change} problem={problemOf("cause")} />
      <div className="grid gap-4 sm:grid-cols-2">
        {(["had180", "had183"] as const).map((name) => (
          <Select
            key={name}
            label={t(name)}
            items={SIGNAL_CONDITIONS.map((id) => ({ id, label: t(`${name}Choices.${id}`) }))}
            value={typed[name]}
            onChange={(condition) => change({ [name]: condition })}
          />
        ))}
      </div>
      <VerdictField value={typed.verdict} onChange={(verdict) => change({ verdict })} problem={problemOf("verdict")} />
      <DialogActions>
        <Button type="submit" kind="primary" size="large">
          {t(edited ? "change" : "add")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}

interface CauseFieldsProps {
  typed: Typed;
  onChange: (part: Partial<Typed>) => void;
  problem: string | undefined;
}

function CauseFields({ typed, onChange, problem }: CauseFieldsProps) {
  const t = useTranslations("verdictRules.dialog");
  return (
    <>
      <Select
        label={t("cause")}
        description={t("causeHint")}
        items={[
          { id: ANY, label: t("anyCause") },
          ...DOCUMENTED_CAUSES.map(({ id, text }) => ({ id: id as string, label: text })),
          { id: OTHER, label: t("otherCause") },
        ]}
        value={typed.choice}
        onChange={(choice) => onChange({ choice, ...(choice === OTHER && causeOfText(typed.text) && { text: "" }) })}
      />
      {typed.choice === OTHER && (
        <TextField
          label={t("causeText")}
          description={t("causeTextHint")}
          value={typed.text}
          onChange={(text) => onChange({ text })}
          errorMessage={problem}
          maxLength={LIMITS.causeLength}
          autoComplete="off"
        />
      )}
    </>
  );
}

interface VerdictFieldProps {
  value: FailureVerdict | null;
  onChange: (verdict: FailureVerdict) => void;
  problem: string | undefined;
}

function VerdictField({ value, onChange, problem }: VerdictFieldProps) {
  const t = useTranslations("verdictRules.dialog");
  const verdicts = useTranslations("reports.verdicts");
  return (
    <Select
      label={t("verdict")}
      description={t("verdictHint")}
      placeholder={t("choose")}
      items={FAILURE_VERDICTS.map((id) => ({ id, label: verdicts(`${id}.name`) }))}
      value={value}
      onChange={onChange}
      errorMessage={problem}
    />
  );
}

function useProblems(issues: readonly { path: PropertyKey[]; message: string }[]): (field: string) => string | undefined {
  const t = useTranslations("verdictRules.problems");
  const words: Record<string, string> = {
    sipCode: t("sipCode"),
    conditionMissing: t("conditionMissing"),
    causeMissing: t("causeMissing"),
    causeTooLong: t("causeTooLong", { max: LIMITS.causeLength }),
  };
  return (field) => {
    const issue = issues.find(({ path }) => path[0] === field);
    if (!issue) return undefined;
    return words[issue.message.split(".").at(-1) ?? ""] ?? t("verdictMissing");
  };
}
