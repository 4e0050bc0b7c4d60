"use client";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Badge } from "@/components/ui/Badge";
import { CopyButton } from "@/components/ui/CopyButton";
import { Ltr } from "@/components/ui/Ltr";
import { localeOf } from "@/lib/i18n/config";
import { isPublicAddress } from "@/lib/settings/addresses";
import type { Connection } from "@/lib/settings/schema";
import { formatTime } from "@/lib/time";

/** Their words for it. The left-to-right mark keeps the minus before the figure in a Hebrew sentence. */
const DENIAL = "\u200E-99 Access denied";

/** The remedy for -99 (reference, "Source IP"): this server's side of it, and what to write to IP-Sales. */
export function AccessDeniedHelp({ connection }: { connection: Connection }) {
  const t = useTranslations("settings.denied");
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-[72ch]">{t("text")}</p>
      <Section title={t("addresses")}>
        <Addresses addresses={connection.serverAddresses} />
      </Section>
      <Section title={t("message")}>
        <Message connection={connection} />
      </Section>
      <Section title={t("after")}>
        <p className="max-w-[72ch] text-ink-2">{t("afterText")}</p>
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col items-start gap-2">
      <h3 id={id} className="font-semibold text-sm">
        {title}
      </h3>
      {children}
    </section>
  );
}

function Addresses({ addresses }: { addresses: string[] }) {
  const t = useTranslations("settings.denied");
  return (
    <>
      {addresses.length === 0 && <p>{t("noAddress")}</p>}
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {addresses.map((address) => (
          <li key={address} className="flex items-center gap-2">
            <Ltr mono>{address}</Ltr>
            <Badge>{t(isPublicAddress(address) ? "public" : "private")}</Badge>
          </li>
        ))}
      </ul>
      <p className="max-w-[72ch] text-ink-2">{t(addresses.some(isPublicAddress) ? "somePublic" : "onlyPrivate")}</p>
    </>
  );
}

function Message({ connection }: { connection: Connection }) {
  const t = useTranslations("settings.denied");
  const locale = localeOf(useLocale());
  const { serverAddresses, accessDeniedAt, apiKey } = connection;
  const publicOnes = serverAddresses.filter(isPublicAddress);
  const text = t("messageText", {
    address: publicOnes.length > 0 ? publicOnes.join("\n") : t("fillIn"),
    answer: DENIAL,
    since: accessDeniedAt === null ? "" : t("messageSince", { time: formatTime(accessDeniedAt, locale) }),
    key: apiKey.lastFour === null ? "" : t("messageKey", { lastFour: apiKey.lastFour }),
  });
  return (
    <>
      <p className="max-w-[72ch] select-all whitespace-pre-line rounded-md bg-sunken px-4 py-3">{text}</p>
      <CopyButton text={text}>{t("copy")}</CopyButton>
    </>
  );
}
