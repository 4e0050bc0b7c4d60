"use client";
import { useTranslations } from "next-intl";
import { RawText } from "@/components/composer/audience/RawText";
import { Banner } from "@/components/ui/Banner";
import { Disclosure } from "@/components/ui/Disclosure";
import type { ContactDetails, Told } from "@/lib/lists/read-contacts";

const FACTS = ["severalNumbers", "withoutPhone", "blocked"] as const;
const TOLD = ["otherBlocked", "badEmails", "longNames"] as const;

/** What is worth knowing of the people in a file, a sentence each; what isn't taken as it stands, with its rows. */
export function ToldDetails({ details }: { details: ContactDetails }) {
  const t = useTranslations("lists.import.told");
  const told = TOLD.filter((kind) => details[kind].count > 0);
  return (
    <>
      {FACTS.filter((kind) => details[kind] > 0).map((kind) => (
        <Banner key={kind} tone="info">
          {t(kind, { count: details[kind] })}
        </Banner>
      ))}
      {told.length > 0 && (
        <div>
          {told.map((kind) => (
            <Disclosure key={kind} title={<span className="font-normal">{t(kind, { count: details[kind].count })}</span>}>
              <ToldRows told={details[kind]} />
            </Disclosure>
          ))}
        </div>
      )}
    </>
  );
}

/** Texts of a file with their rows: the first of them. */
export function ToldRows({ told: { count, sample } }: { told: Told }) {
  const t = useTranslations("lists.import.read");
  return (
    <>
      <ul className="flex flex-col gap-1">
        {sample.map(({ row, text }) => (
          <li key={`${row}-${text}`} className="min-w-0">
            <span className="text-ink-2 text-sm">{t("row", { row })}</span> <RawText>{text}</RawText>
          </li>
        ))}
      </ul>
      {count > sample.length && <p className="mt-1 text-ink-2 text-sm">{t("moreRows", { count: count - sample.length })}</p>}
    </>
  );
}
