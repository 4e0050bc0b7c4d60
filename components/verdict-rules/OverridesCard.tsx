"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { LIMITS, shadowsOf, type VerdictOverride } from "@/lib/reports/verdict-rules";
import { OverrideDialog } from "./OverrideDialog";
import { OverrideRow } from "./OverrideRow";
import type { OverrideDraft, VerdictForm } from "./use-verdict-form";

/** The rules that go before the reference's tables, in their order. */
export function OverridesCard({ form }: { form: VerdictForm }) {
  const t = useTranslations("verdictRules.overrides");
  const { overrides, setOverrides } = form;
  const list = useRef<HTMLOListElement>(null);
  const adder = useRef<HTMLDivElement>(null);
  const [edited, setEdited] = useState<OverrideDraft | "new" | null>(null);
  const [told, setTold] = useState("");
  const shadows = shadowsOf(overrides.map(({ override }) => override));

  const change = (id: number, override: VerdictOverride) =>
    setOverrides(overrides.map((draft) => (draft.id === id ? { id, override } : draft)));
  const move = (place: number, by: -1 | 1) => {
    const next = [...overrides];
    const [moved] = next.splice(place, 1);
    if (!moved) return;
    next.splice(place + by, 0, moved);
    flushSync(() => {
      setOverrides(next);
      setTold(t("moved", { place: place + by + 1, count: next.length }));
    });
    // The row was taken out of the page and put back, and the focus with it; at an end the other way is left.
    const row = list.current?.children[place + by];
    const buttons = [by, -by].map((way) => row?.querySelector<HTMLButtonElement>(`[data-move="${way}"]:not(:disabled)`));
    buttons.find((button) => button)?.focus();
  };
  const remove = (place: number) => {
    flushSync(() => {
      setOverrides(overrides.filter((_, other) => other !== place));
      setTold(t("removed"));
    });
    adder.current?.querySelector("button")?.focus();
  };
  const finish = (override: VerdictOverride) => {
    if (edited === "new") setOverrides([...overrides, form.draftOf(override)]);
    else if (edited) change(edited.id, override);
    setEdited(null);
  };

  return (
    <Card title={t("title")}>
      <p className="mb-3 max-w-[72ch] text-ink-2">{t("about")}</p>
      {overrides.length === 0 ? (
        <p className="mb-3">{t("empty")}</p>
      ) : (
        <ol ref={list} aria-label={t("title")} className="mb-3 divide-y rounded-md border">
          {overrides.map((draft, place) => (
            <OverrideRow
              key={draft.id}
              override={draft.override}
              place={place}
              count={overrides.length}
              shadowedBy={shadows[place] ?? null}
              onEnable={(enabled) => change(draft.id, { ...draft.override, enabled })}
              onMove={(by) => move(place, by)}
              onEdit={() => setEdited(draft)}
              onRemove={() => remove(place)}
            />
          ))}
        </ol>
      )}
      <div ref={adder}>
        <Button icon={Plus} onPress={() => setEdited("new")} isDisabled={overrides.length >= LIMITS.overrides}>
          {t("add")}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {told}
      </p>
      <OverrideDialog
        edited={edited === "new" ? null : (edited?.override ?? null)}
        isOpen={edited !== null}
        onClose={() => setEdited(null)}
        onFinish={finish}
      />
    </Card>
  );
}
