"use client";
import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/Badge";
import { TextLink } from "@/components/ui/TextLink";
import { ADVERT_WORDS, beginsAsAdvert, namesSender, offersOptOut } from "@/lib/campaigns/text-checks";
import { useComposer } from "../use-composer";

/** Section 30A as amended, in the open book of laws. */
const LAW_URL =
  "https://he.wikisource.org/wiki/%D7%97%D7%95%D7%A7_%D7%94%D7%AA%D7%A7%D7%A9%D7%95%D7%A8%D7%AA_(%D7%91%D7%96%D7%A7_%D7%95%D7%A9%D7%99%D7%93%D7%95%D7%A8%D7%99%D7%9D)#%D7%A1%D7%A2%D7%99%D7%A3_30%D7%90";

const REMINDERS = ["consent", "opening", "sender", "contact", "refusal"] as const;
type Reminder = (typeof REMINDERS)[number];

/** What a text can tell of itself; of everything else only people know. */
const TOLD: Partial<Record<Reminder, (text: string) => boolean>> = {
  opening: beginsAsAdvert,
  sender: namesSender,
  refusal: offersOptOut,
};

const MARKS = { found: "check", missing: "dashed", unknown: "unknown" } as const;

/** What section 30A of the Communications Law asks of an advertisement, each with what the text says of it. */
export function LegalReminders() {
  const t = useTranslations("composer.review.law");
  const { kind, text } = useComposer().values.message;
  const standingOf = (reminder: Reminder): keyof typeof MARKS => {
    const isTold = TOLD[reminder];
    if (!isTold || kind !== "text" || text.trim() === "") return "unknown";
    return isTold(text) ? "found" : "missing";
  };
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t("title")}</h3>
      <p className="max-w-[72ch] text-ink-2">
        {t("note")}{" "}
        <TextLink href={LAW_URL} target="_blank" rel="noreferrer" aria-label={t("newTab", { name: t("source") })}>
          {t("source")}
          <ExternalLink size={14} aria-hidden className="ms-1 inline-block align-[-2px]" />
        </TextLink>
      </p>
      <ul className="divide-y rounded-md border">
        {REMINDERS.map((reminder) => {
          const standing = standingOf(reminder);
          return (
            <li key={reminder} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-4 py-2">
              <p className="min-w-0 max-w-[72ch] flex-1 basis-60">
                <strong className="font-semibold">{t(`reminders.${reminder}.name`)}.</strong>{" "}
                <span className="text-ink-2">{t(`reminders.${reminder}.words`, ADVERT_WORDS)}</span>
              </p>
              <Badge tone={standing === "found" ? "success" : "neutral"} mark={MARKS[standing]}>
                {t(`standings.${standing}`)}
              </Badge>
            </li>
          );
        })}
      </ul>
      <p className="max-w-[72ch] text-ink-2 text-sm">{t("scope")}</p>
    </section>
  );
}
