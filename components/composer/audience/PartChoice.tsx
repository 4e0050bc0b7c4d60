"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Ltr } from "@/components/ui/Ltr";
import { type Fill, Swatch } from "@/components/ui/Swatch";
import { useMore } from "@/components/ui/use-more";

const PARTS_AT_ONCE = 24;

export interface Part {
  id: string;
  label: string;
  count: number;
  fill?: Fill;
}

interface PartChoiceProps {
  label: string;
  parts: readonly Part[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** Parts of a whole to take any of, each with how many it has. */
export function PartChoice({ label, parts, chosen, onChange }: PartChoiceProps) {
  const t = useTranslations("audiences.sources.slice");
  const format = useFormatter();
  const more = useMore(parts, PARTS_AT_ONCE);
  const toggle = (id: string, isSelected: boolean) =>
    onChange(new Set(isSelected ? [...chosen, id] : [...chosen].filter((other) => other !== id)));
  return (
    <fieldset aria-label={label} className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
      {more.shown.map(({ id, label: word, count, fill }) => (
        <Checkbox key={id} isSelected={chosen.has(id)} onChange={(isSelected) => toggle(id, isSelected)}>
          <span className="flex items-center gap-2">
            {fill && <Swatch fill={fill} />}
            {word}
            <Ltr className="text-ink-2">{format.number(count)}</Ltr>
          </span>
        </Checkbox>
      ))}
      {more.next > 0 && (
        <Button kind="quiet" onPress={more.showNext} className="justify-self-start">
          {t("more", { count: more.next })}
        </Button>
      )}
    </fieldset>
  );
}
