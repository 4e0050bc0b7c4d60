"use client";
import clsx from "clsx";
import { ArrowDown, ArrowLeft, ArrowUp, Pencil, Trash2, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { VerdictMark } from "@/components/reports/VerdictMark";
import { IconButton } from "@/components/ui/IconButton";
import { Ltr } from "@/components/ui/Ltr";
import { Switch } from "@/components/ui/Switch";
import type { VerdictOverride } from "@/lib/reports/verdict-rules";
import { useConditions } from "./use-override-words";

interface OverrideRowProps {
  override: VerdictOverride;
  /** From 0. */
  place: number;
  count: number;
  /** The place of an earlier one that leaves it nothing to decide. */
  shadowedBy: number | null;
  onEnable: (enabled: boolean) => void;
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** One rule as a sentence, and what can be done with it. */
export function OverrideRow({ override, place, count, shadowedBy, onEnable, onMove, onEdit, onRemove }: OverrideRowProps) {
  const t = useTranslations("verdictRules.overrides");
  const conditions = useConditions()(override);
  const number = place + 1;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <div className={clsx("flex min-w-0 flex-1 basis-72 items-baseline gap-3", !override.enabled && "text-ink-2")}>
        <span className="min-w-5 font-semibold">
          <Ltr>{number}</Ltr>
        </span>
        <div className="min-w-0">
          <p className="break-words">
            {conditions.map(({ key, words }, index) => (
              <Fragment key={key}>
                {index > 0 && " · "}
                {words}
              </Fragment>
            ))}
          </p>
          <p className="flex flex-wrap items-center gap-2">
            <ArrowLeft size={14} aria-hidden className="shrink-0 text-ink-3 ltr:-scale-x-100" />
            <span className="sr-only">{t("verdict")}</span>
            <VerdictMark verdict={override.verdict} />
          </p>
          {shadowedBy !== null && (
            <p className="flex items-start gap-1 text-sm text-warning">
              <TriangleAlert size={14} aria-hidden className="mt-0.75 shrink-0" />
              {t("shadowed", { place: shadowedBy + 1 })}
            </p>
          )}
        </div>
      </div>
      <div className="ms-auto flex flex-wrap items-center gap-1">
        <Switch isSelected={override.enabled} onChange={onEnable} aria-label={t("enabledLabel", { place: number })} className="me-2">
          {t("enabled")}
        </Switch>
        <IconButton label={t("up", { place: number })} icon={ArrowUp} data-move={-1} isDisabled={place === 0} onPress={() => onMove(-1)} />
        <IconButton
          label={t("down", { place: number })}
          icon={ArrowDown}
          data-move={1}
          isDisabled={number === count}
          onPress={() => onMove(1)}
        />
        <IconButton label={t("edit", { place: number })} icon={Pencil} onPress={onEdit} />
        <IconButton label={t("remove", { place: number })} icon={Trash2} onPress={onRemove} />
      </div>
    </li>
  );
}
