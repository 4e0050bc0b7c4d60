"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FileChoicesForm } from "@/components/composer/audience/FileChoicesForm";
import { Disclosure } from "@/components/ui/Disclosure";
import { Select } from "@/components/ui/Select";
import type { TableChoices } from "@/lib/audiences/choices";
import { CONTACT_FIELDS, type ContactColumns } from "@/lib/lists/contact-columns";
import type { ContactOptions, ContactReading } from "@/lib/lists/read-contacts";

const NONE = "-";

interface ContactColumnsFormProps {
  reading: ContactReading;
  /** The columns of details are a person's choice, and no guess. */
  wereChosen: boolean;
  onRead: (options: ContactOptions) => void;
}

/** Which column is what, in a line; opened, a way to read it otherwise. */
export function ContactColumnsForm({ reading: { summary, details }, wereChosen, onRead }: ContactColumnsFormProps) {
  const t = useTranslations("lists.import");
  const [chosen, setChosen] = useState(details.columns);
  const { choices, sheets, columns } = summary;
  const isChanged = CONTACT_FIELDS.some((field) => chosen[field] !== details.columns[field]);
  if (!choices || (choices.columns.length < 2 && (sheets?.length ?? 0) < 2)) return null;
  const header = new Map(choices.columns.map((column) => [column.letter, column.header]));
  const name = (letter: string) => (header.get(letter) ? `${letter} «${header.get(letter)}»` : letter);
  const found = CONTACT_FIELDS.flatMap((field) => {
    const letter = details.columns[field];
    return letter === null ? [] : [`${t(`fields.${field}`)}: ${name(letter)}`];
  });
  const read = (options: ContactOptions) => {
    // Another sheet has other columns: they are found anew.
    const isKept = options.columns !== undefined && (isChanged || wereChosen);
    onRead(isKept ? { ...options, details: chosen } : options);
  };
  return (
    <Disclosure
      title={t("columns.title")}
      summary={<bdi dir="auto">{[`${t("fields.phone")}: ${columns.letters.map(name).join(", ")}`, ...found].join(" · ")}</bdi>}
    >
      <FileChoicesForm
        found={{ ...(sheets && { sheets }), choices }}
        letters={columns.letters}
        more={{ fields: <DetailColumns choices={choices} chosen={chosen} onChange={setChosen} />, isChanged }}
        onRead={read}
      />
    </Disclosure>
  );
}

interface DetailColumnsProps {
  choices: TableChoices;
  chosen: ContactColumns;
  onChange: (chosen: ContactColumns) => void;
}

function DetailColumns({ choices: { columns }, chosen, onChange }: DetailColumnsProps) {
  const t = useTranslations("lists.import");
  const items = [
    { id: NONE, label: t("columns.none") },
    ...columns.map(({ letter, header, sample }) => ({
      id: letter,
      label: header ? `${letter} «${header}»` : letter,
      ...(sample.length > 0 && { description: <bdi dir="auto">{sample.join(" · ")}</bdi> }),
    })),
  ];
  return (
    <fieldset className="grid max-w-180 gap-3 sm:grid-cols-2">
      <legend className="mb-1 font-semibold text-sm">{t("columns.other")}</legend>
      {CONTACT_FIELDS.map((field) => (
        <Select
          key={field}
          label={t(`fields.${field}`)}
          items={items}
          value={chosen[field] ?? NONE}
          onChange={(letter) => onChange({ ...chosen, [field]: letter === NONE ? null : letter })}
        />
      ))}
    </fieldset>
  );
}
