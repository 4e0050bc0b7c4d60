"use client";
import { useFormatter } from "next-intl";
import { Checkbox } from "@/components/ui/Checkbox";
import { Ltr } from "@/components/ui/Ltr";
import { type Fill, Swatch } from "@/components/ui/Swatch";

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
  const format = useFormatter();
  const toggle = (id: string, isSelected: boolean) =>
    onChange(new Set(isSelected ? [...chosen, id] : [...chosen].filter((other) => other !== id)));
  return (
    <fieldset aria-label={label} className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
      {parts.map(({ id, label: word, count, fill }) => (
        <Checkbox key={id} isSelected={chosen.has(id)} onChange={(isSelected) => toggle(id, isSelected)}>
          <span className="flex items-center gap-2">
            {fill && <Swatch fill={fill} />}
            {word}
            <Ltr className="text-ink-2">{format.number(count)}</Ltr>
          </span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
