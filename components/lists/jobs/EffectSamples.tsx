"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RawText } from "@/components/composer/audience/RawText";
import { Disclosure } from "@/components/ui/Disclosure";
import { Ltr } from "@/components/ui/Ltr";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import type { ImportEffect } from "@/lib/lists/schema";
import { formatPhone } from "@/lib/phones/number";
import { FieldChanges } from "./FieldChanges";

const PEOPLE = ["add", "remove", "staysBlocked", "duplicates"] as const;

/** Who is meant by each figure: the first of them, a table a kind. What takes people away stands open. */
export function EffectSamples({ effect }: { effect: ImportEffect }) {
  const t = useTranslations("lists.jobs.effect");
  const { samples } = effect;
  const people = PEOPLE.filter((kind) => samples[kind].length > 0);
  if (people.length + samples.change.length + samples.refused.length === 0) return null;
  return (
    <div className="divide-y rounded-md border">
      {samples.change.length > 0 && (
        <Kind title={t("who.change")} count={effect.change} shown={samples.change.length}>
          <Changes changed={samples.change} />
        </Kind>
      )}
      {people.map((kind) => (
        <Kind key={kind} title={t(`who.${kind}`)} count={effect[kind]} shown={samples[kind].length} isOpen={kind === "remove"}>
          <People label={t(`who.${kind}`)} people={samples[kind]} />
        </Kind>
      ))}
      {samples.refused.length > 0 && (
        <Kind title={t("who.refused")} count={effect.refused} shown={samples.refused.length}>
          <Refused refused={samples.refused} />
        </Kind>
      )}
    </div>
  );
}

interface KindProps {
  title: string;
  count: number;
  shown: number;
  isOpen?: boolean;
  children: ReactNode;
}

function Kind({ title, count, shown, isOpen = false, children }: KindProps) {
  const t = useTranslations("lists.jobs.effect");
  const format = useFormatter();
  return (
    <Disclosure
      className="px-4 py-1"
      defaultExpanded={isOpen}
      title={
        <>
          {title} <Ltr className="font-normal text-ink-2">{format.number(count)}</Ltr>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section aria-label={title} tabIndex={0} className="relative max-h-96 overflow-auto rounded-md border">
        {children}
      </section>
      {count > shown && <p className="mt-1 text-ink-2 text-sm">{t("first", { shown, count })}</p>}
    </Disclosure>
  );
}

type Person = ImportEffect["samples"]["add"][number];

function People({ label, people }: { label: string; people: readonly Person[] }) {
  const t = useTranslations("lists.jobs.effect");
  return (
    <Table
      label={label}
      head={
        <>
          <Th>{t("phone")}</Th>
          <Th>{t("name")}</Th>
          <Th>{t("email")}</Th>
        </>
      }
    >
      {people.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two contacts may be alike, and the rows never move
        <Tr key={index}>
          <PersonCells person={person} />
        </Tr>
      ))}
    </Table>
  );
}

function PersonCells({ person: { phone, name, email } }: { person: Person }) {
  const t = useTranslations("lists.jobs.effect");
  return (
    <>
      <Td label={t("phone")}>{phone === "" ? <Nothing /> : <Ltr mono>{formatPhone(phone)}</Ltr>}</Td>
      <Td label={t("name")} className="max-w-64 truncate">
        {name === "" ? <Nothing /> : <bdi dir="auto">{name}</bdi>}
      </Td>
      <Td label={t("email")} className="max-w-64 truncate">
        {email === "" ? <Nothing /> : <bdi dir="ltr">{email}</bdi>}
      </Td>
    </>
  );
}

function Nothing() {
  const t = useTranslations("lists.jobs.effect");
  return <span className="text-ink-3">{t("noValue")}</span>;
}

function Changes({ changed }: { changed: ImportEffect["samples"]["change"] }) {
  const t = useTranslations("lists.jobs.effect");
  return (
    <Table
      label={t("who.change")}
      head={
        <>
          <Th>{t("phone")}</Th>
          <Th>{t("name")}</Th>
          <Th>{t("changes")}</Th>
        </>
      }
    >
      {changed.map(({ phone, name, changes }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two contacts may be alike, and the rows never move
        <Tr key={index}>
          <Td label={t("phone")}>{phone === "" ? <Nothing /> : <Ltr mono>{formatPhone(phone)}</Ltr>}</Td>
          <Td label={t("name")} className="max-w-64 truncate">
            {name === "" ? <Nothing /> : <bdi dir="auto">{name}</bdi>}
          </Td>
          <Td label={t("changes")} className="py-2 md:w-full">
            <FieldChanges changes={changes} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

function Refused({ refused }: { refused: ImportEffect["samples"]["refused"] }) {
  const t = useTranslations("lists.jobs.effect");
  return (
    <Table
      label={t("who.refused")}
      head={
        <>
          <Th numeric>{t("row")}</Th>
          <Th>{t("text")}</Th>
          <Th>{t("reason")}</Th>
        </>
      }
    >
      {refused.map(({ row, text, reason }) => (
        <Tr key={row}>
          <Td numeric label={t("row")} className="w-24 text-ink-2">
            {row}
          </Td>
          <Td label={t("text")}>{text === "" ? <Nothing /> : <RawText>{text}</RawText>}</Td>
          <Td label={t("reason")}>{t(`reasons.${reason}`)}</Td>
        </Tr>
      ))}
    </Table>
  );
}
