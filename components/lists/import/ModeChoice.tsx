"use client";
import { useTranslations } from "next-intl";
import { RadioButton, RadioField, RadioGroup, Text } from "react-aria-components";
import { FieldLabel } from "@/components/ui/FieldText";
import { IMPORT_MODES, type ImportMode } from "@/lib/lists/schema";
import { ModePicture } from "./ModePicture";

/** The four ways of an import, each with a picture of what it does. */
export function ModeChoice({ mode, onChange }: { mode: ImportMode; onChange: (mode: ImportMode) => void }) {
  const t = useTranslations("lists.import");
  const choose = (id: string) => {
    const chosen = IMPORT_MODES.find((one) => one === id);
    if (chosen) onChange(chosen);
  };
  return (
    <RadioGroup value={mode} onChange={choose} orientation="horizontal" className="flex flex-col gap-2">
      <FieldLabel>{t("mode.label")}</FieldLabel>
      <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-4">
        {(["merge", "insert", "replace", "delete"] as const).map((id) => (
          <RadioField key={id} value={id} className="relative flex">
            <RadioButton className="group flex w-full cursor-pointer gap-3 rounded-md border border-line-strong p-3 outline-offset-2 transition-colors hover:bg-hover selected:border-accent selected:bg-accent-soft selected:shadow-[inset_0_0_0_1px_var(--accent)] focus-visible:outline-2 focus-visible:outline-accent md:flex-col">
              <ModePicture mode={id} />
              <span className="flex min-w-0 flex-1 flex-col gap-1">
                <span className="flex items-center gap-2 font-semibold">
                  <span className="grid size-4.5 shrink-0 place-items-center rounded-full border border-line-strong bg-surface group-selected:border-[5px] group-selected:border-accent" />
                  {t(`modes.${id}.label`)}
                </span>
                <Text slot="description" className="text-ink-2 text-sm">
                  {t(`modes.${id}.description`)}
                </Text>
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
