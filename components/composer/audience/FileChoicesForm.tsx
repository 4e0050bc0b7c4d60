"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { ltr } from "@/components/ui/Ltr";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { Select } from "@/components/ui/Select";
import type { FileChoices, ReadingOptions, TableChoices } from "@/lib/audiences/choices";

interface FileChoicesFormProps {
  found: FileChoices;
  /** The letters of the columns that were read; none after a refusal. */
  letters?: readonly string[];
  /** The reader found no column of numbers, and asks. */
  isRefused?: boolean;
  /** What else can be chosen of the table, and whether it was. */
  more?: { fields: ReactNode; isChanged: boolean };
  onRead: (reading: ReadingOptions) => void;
}

const HEADERS = ["yes", "no"] as const;

/** How a file is to be read: which sheet, which columns, and whether its first row is a header. A sheet is read as soon as it is chosen. */
export function FileChoicesForm({ found: { sheets = [], choices }, letters = [], isRefused = false, more, onRead }: FileChoicesFormProps) {
  const t = useTranslations("audiences.fileChoices");
  const wasHeader = choices ? choices.headerRow !== null : true;
  const [chosen, setChosen] = useState<readonly string[]>(letters);
  const [hasHeader, setHeader] = useState(wasHeader);
  const sheet = sheets.find(({ isChosen }) => isChosen)?.name ?? null;
  const read = [sheet, wasHeader, ...letters].join();
  const [known, setKnown] = useState(read);
  if (known !== read) {
    // The file was read in another way: what is chosen is what was read.
    setKnown(read);
    setChosen(letters);
    setHeader(wasHeader);
  }
  const ofSheet = sheet !== null && sheets.length > 1 ? { sheet } : {};
  const isChanged = chosen.join() !== letters.join() || hasHeader !== wasHeader || more?.isChanged === true;
  const readAnew = () => onRead({ ...ofSheet, columns: chosen, header: hasHeader });
  return (
    <div className="flex flex-col gap-4">
      {sheets.length > 1 && (
        <Select
          label={t("sheet")}
          items={sheets.map(({ name, rows }) => ({ id: name, label: name, description: t("rows", { count: rows }) }))}
          value={sheet}
          onChange={(name) => onRead({ sheet: name })}
          className="max-w-80"
        />
      )}
      {choices && (
        <>
          <Columns choices={choices} chosen={chosen} isRefused={isRefused} onChange={setChosen} />
          {more?.fields}
          <RadioGroup
            label={t("header")}
            items={HEADERS.map((id) => ({ id, label: t(`headers.${id}`) }))}
            value={hasHeader ? "yes" : "no"}
            onChange={(id) => setHeader(id === "yes")}
            orientation="horizontal"
          />
          <div className="flex flex-wrap items-center gap-3">
            <Button onPress={readAnew} isDisabled={chosen.length === 0 || !isChanged} kind={isRefused ? "primary" : "secondary"}>
              {t("readAnew")}
            </Button>
            {chosen.length === 0 && <span className="text-ink-2 text-sm">{t("noColumn")}</span>}
          </div>
        </>
      )}
    </div>
  );
}

interface ColumnsProps {
  choices: TableChoices;
  chosen: readonly string[];
  isRefused: boolean;
  /** In the order in which they were chosen: in each row, the numbers are taken in this order. */
  onChange: (letters: readonly string[]) => void;
}

function Columns({ choices: { columns }, chosen, isRefused, onChange }: ColumnsProps) {
  const t = useTranslations("audiences.fileChoices");
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-semibold text-sm">{t(isRefused ? "columnsAsked" : "columns")}</legend>
      {columns.map(({ letter, header, sample, numbers }) => (
        <Checkbox
          key={letter}
          isSelected={chosen.includes(letter)}
          onChange={(isSelected) => onChange(isSelected ? [...chosen, letter] : chosen.filter((other) => other !== letter))}
          description={
            <span className="flex flex-wrap gap-x-3">
              <span>{t.rich("numbers", { percent: Math.round(numbers * 100), ltr })}</span>
              {sample.length > 0 && (
                <bdi dir="auto" className="break-all font-mono text-[0.9em]">
                  {sample.join(" · ")}
                </bdi>
              )}
            </span>
          }
        >
          {t.rich("column", { letter, ltr })}
          {header && (
            <>
              {" "}
              <bdi dir="auto">«{header}»</bdi>
            </>
          )}
        </Checkbox>
      ))}
    </fieldset>
  );
}
