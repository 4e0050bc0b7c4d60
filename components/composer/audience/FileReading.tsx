"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Disclosure } from "@/components/ui/Disclosure";
import type { Audience } from "@/lib/audiences/schema";
import { FileChoicesForm } from "./FileChoicesForm";
import { ACCEPTED_FILES } from "./FileForm";
import type { Slot } from "./slots";
import { useSourcesHere } from "./use-sources";

/** What was read of the file, and another way to read it; after a reload the file has to be chosen once more for that. */
export function FileReading({ slot, audience }: { slot: Slot; audience: Audience }) {
  const t = useTranslations("audiences");
  const { addFiles, readAnew } = useSourcesHere();
  const [isOpen, setOpen] = useState(false);
  const { sheets, choices, columns } = audience;
  const sheet = sheets?.find(({ isChosen }) => isChosen)?.name;
  const read = t("phoneColumns", { count: columns.phones.length, names: columnNames(columns) });
  const canChoose = choices !== undefined || (sheets?.length ?? 0) > 1;
  return (
    <Disclosure
      title={
        <>
          {t("fileChoices.title")}{" "}
          <span className="ms-2 font-normal text-ink-2 max-md:hidden">
            <bdi dir="auto">{sheet === undefined ? read : t("fileChoices.ofSheet", { sheet, read })}</bdi>
          </span>
        </>
      }
      isExpanded={isOpen}
      onExpandedChange={setOpen}
    >
      <div className="flex flex-col items-start gap-4">
        <p className="text-ink-2">
          {read}
          {columns.name !== undefined && (
            <>
              {" · "}
              {t.rich("fileChoices.nameColumn", { name: columns.name, bdi: (chunks) => <bdi dir="auto">{chunks}</bdi> })}
            </>
          )}
        </p>
        {slot.file && canChoose ? (
          <FileChoicesForm
            found={{ ...(sheets && { sheets }), ...(choices && { choices }) }}
            letters={columns.letters}
            onRead={(reading) => readAnew(slot.key, reading)}
          />
        ) : (
          !slot.file && (
            <>
              <p>{t("fileChoices.fileGone")}</p>
              <FileTrigger
                acceptedFileTypes={ACCEPTED_FILES}
                onSelect={(files) => {
                  const chosen = files?.[0];
                  if (chosen) addFiles([chosen], slot.key);
                }}
              >
                <Button>{t("fileChoices.chooseAgain")}</Button>
              </FileTrigger>
            </>
          )
        )}
      </div>
    </Disclosure>
  );
}

/** "C «נייד», D" */
function columnNames({ phones, letters }: Audience["columns"]): string {
  return letters.map((letter, index) => (phones[index] === letter ? letter : `${letter} «${phones[index]}»`)).join(", ");
}
