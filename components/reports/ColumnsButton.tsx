"use client";
import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Popover } from "@/components/ui/Popover";
import { COLUMNS, type ColumnsState, FIXED_COLUMN } from "./use-columns";

/** Which columns the table has; they change at once, so there is nothing to confirm. On a phone there is no table. */
export function ColumnsButton({ state: { columns, isUsual, toggle, reset } }: { state: ColumnsState }) {
  const t = useTranslations("reports.calls");
  return (
    <div className="max-md:hidden">
      <Popover
        label={t("columnsLabel")}
        trigger={
          <Button kind="quiet" icon={Columns3}>
            {t("columnsButton")}
          </Button>
        }
      >
        <fieldset className="grid grid-cols-2 gap-x-4 gap-y-1 text-sm">
          <legend className="mb-2 font-semibold text-ink-2">{t("columnsLabel")}</legend>
          {COLUMNS.map((name) => (
            <Checkbox key={name} isSelected={columns.includes(name)} isDisabled={name === FIXED_COLUMN} onChange={() => toggle(name)}>
              {t(`columns.${name}`)}
            </Checkbox>
          ))}
        </fieldset>
        {!isUsual && (
          <Button kind="quiet" className="mt-3" onPress={reset}>
            {t("columnsDefault")}
          </Button>
        )}
      </Popover>
    </div>
  );
}
